;; How many bits of each row differ from the query's. Assembled into hamming.ts; a test assembles this file and compares.
(module
  (import "vectors" "memory" (memory 1))

  ;; Rows of $lanes × 16 bytes from $rows on, $count of them; the query's bytes at $query. Writes each row's distance as u16 to $distances and
  ;; counts in $histogram (u32) how many rows have it. Addresses are bytes.
  (func (export "scan")
    (param $rows i32) (param $count i32) (param $lanes i32) (param $query i32) (param $distances i32) (param $histogram i32)
    (local $sum v128) (local $at i32) (local $end i32) (local $distance i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (local.set $at (local.get $query))
        (local.set $end (i32.add (local.get $query) (i32.shl (local.get $lanes) (i32.const 4))))
        (loop $lane
          (local.set $sum (i16x8.add (local.get $sum)
            (i16x8.extadd_pairwise_i8x16_u
              (i8x16.popcnt (v128.xor (v128.load (local.get $rows)) (v128.load (local.get $at)))))))
          (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $lane (i32.lt_u (local.get $at) (local.get $end))))
        (local.set $sum (i32x4.extadd_pairwise_i16x8_u (local.get $sum)))
        (local.set $distance (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
          (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
        (i32.store16 (local.get $distances) (local.get $distance))
        (local.set $distances (i32.add (local.get $distances) (i32.const 2)))
        (local.set $at (i32.add (local.get $histogram) (i32.shl (local.get $distance) (i32.const 2))))
        (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))))
