import type { ErrorCode } from "../../errors.js";

/** What kind of failure each code is: it stands before the message, which names the file and the numbers. */
export const chineseErrors: Readonly<Record<ErrorCode, string>> = {
  INVALID_OPTION: "选项或配置不对",
  MODEL_NOT_FOUND: "找不到模型",
  MODEL_INVALID: "模型文件夹有问题",
  CHECKPOINT_INVALID: "权重文件有问题",
  CHECKPOINT_UNSUPPORTED: "不支持这种权重",
  TOKENIZER_INVALID: "分词器有问题",
  DOCUMENT_INVALID: "无法读取文档",
  GRAPH_INVALID: "图谱文件有问题",
  TABLE_FAILED: "无法查询表格",
  TABLE_PLAN_INVALID: "查询计划有问题",
  CACHE_STORE_FAILED: "答案缓存出错",
  CONTEXT_OVERFLOW: "内容超出模型的上下文",
  OVERLOADED: "请求太多，请稍后再试",
  ABORTED: "已取消",
  DEADLINE_EXCEEDED: "超时",
  ENGINE_FAILED: "推理引擎出错",
  EMBEDDINGS_FAILED: "向量化出错",
  REMOTE_FAILED: "远程模型出错",
  ADDRESS_REFUSED: "不允许访问这个地址",
  DOWNLOAD_FAILED: "下载失败",
  JOB_FAILED: "任务失败",
  DISK_FULL: "磁盘空间不足",
  IO_FAILED: "读写文件出错",
  MISSING_PACKAGE: "缺少软件包",
};
