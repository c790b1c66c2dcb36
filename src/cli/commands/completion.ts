import { Argument, Command } from "commander";
import type { Terminal } from "../terminal.js";

export function completionCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  const command = new Command("completion").description(texts.completion.description);
  return command
    .addArgument(new Argument("<shell>", texts.completion.shell).choices(["bash", "zsh", "fish"]))
    .action(async (shell: "bash" | "zsh" | "fish") => {
      const [{ commandWords }, { bashScript }, { zshScript }, { fishScript }] = await Promise.all([
        import("../completion/command-words.js"),
        import("../completion/bash-script.js"),
        import("../completion/zsh-script.js"),
        import("../completion/fish-script.js"),
      ]);
      const program = command.parent ?? command;
      const script = { bash: bashScript, zsh: zshScript, fish: fishScript }[shell];
      terminal.stdout.write(script(program.name(), commandWords(program)));
    });
}
