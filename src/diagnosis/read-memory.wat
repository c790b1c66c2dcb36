;; Sums the bytes from $from to $end, a multiple of 256 apart, 16 loads of 16 bytes a round: the plainest loop that keeps a memory bus busy.
;; The sum is returned so that nothing can be left out.
(module
  (memory (import "read" "memory") 1)
  (func (export "sum") (param $from i32) (param $end i32) (result i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $round
      (local.set $a (i64x2.add (local.get $a) (v128.load offset=0 (local.get $from))))
      (local.set $b (i64x2.add (local.get $b) (v128.load offset=16 (local.get $from))))
      (local.set $c (i64x2.add (local.get $c) (v128.load offset=32 (local.get $from))))
      (local.set $d (i64x2.add (local.get $d) (v128.load offset=48 (local.get $from))))
      (local.set $a (i64x2.add (local.get $a) (v128.load offset=64 (local.get $from))))
      (local.set $b (i64x2.add (local.get $b) (v128.load offset=80 (local.get $from))))
      (local.set $c (i64x2.add (local.get $c) (v128.load offset=96 (local.get $from))))
      (local.set $d (i64x2.add (local.get $d) (v128.load offset=112 (local.get $from))))
      (local.set $a (i64x2.add (local.get $a) (v128.load offset=128 (local.get $from))))
      (local.set $b (i64x2.add (local.get $b) (v128.load offset=144 (local.get $from))))
      (local.set $c (i64x2.add (local.get $c) (v128.load offset=160 (local.get $from))))
      (local.set $d (i64x2.add (local.get $d) (v128.load offset=176 (local.get $from))))
      (local.set $a (i64x2.add (local.get $a) (v128.load offset=192 (local.get $from))))
      (local.set $b (i64x2.add (local.get $b) (v128.load offset=208 (local.get $from))))
      (local.set $c (i64x2.add (local.get $c) (v128.load offset=224 (local.get $from))))
      (local.set $d (i64x2.add (local.get $d) (v128.load offset=240 (local.get $from))))
      (br_if $round (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 256))) (local.get $end))))
    (i32.wrap_i64 (i64.add
      (i64x2.extract_lane 0 (i64x2.add (i64x2.add (local.get $a) (local.get $b)) (i64x2.add (local.get $c) (local.get $d))))
      (i64x2.extract_lane 1 (i64x2.add (i64x2.add (local.get $a) (local.get $b)) (i64x2.add (local.get $c) (local.get $d))))))))
