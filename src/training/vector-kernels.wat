;; The loops over all parameters, four float32 at a time. Assembled into vector-kernels.ts; a test assembles this file and compares.
(module
  (import "training" "memory" (memory 1))

  ;; AdamW over [$p, $end); all addresses are bytes, the length a multiple of 16.
  (func (export "adamw")
    (param $p i32) (param $end i32) (param $g i32) (param $m i32) (param $v i32)
    (param $scale f32) (param $beta1 f32) (param $new1 f32) (param $beta2 f32) (param $new2 f32)
    (param $kept f32) (param $rate f32) (param $correction f32) (param $epsilon f32)
    (local $gradient v128) (local $mean v128) (local $square v128)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $p) (local.get $end)))
        (local.set $gradient (f32x4.mul (v128.load (local.get $g)) (f32x4.splat (local.get $scale))))
        (local.set $mean (f32x4.add
          (f32x4.mul (v128.load (local.get $m)) (f32x4.splat (local.get $beta1)))
          (f32x4.mul (local.get $gradient) (f32x4.splat (local.get $new1)))))
        (local.set $square (f32x4.add
          (f32x4.mul (v128.load (local.get $v)) (f32x4.splat (local.get $beta2)))
          (f32x4.mul (f32x4.mul (local.get $gradient) (local.get $gradient)) (f32x4.splat (local.get $new2)))))
        ;; What has decayed to nothing becomes nought: denormal numbers take a hundred times as long, and change no weight.
        (local.set $mean (v128.and (local.get $mean)
          (f32x4.gt (f32x4.abs (local.get $mean)) (v128.const f32x4 1e-30 1e-30 1e-30 1e-30))))
        (local.set $square (v128.and (local.get $square)
          (f32x4.gt (local.get $square) (v128.const f32x4 1e-30 1e-30 1e-30 1e-30))))
        (v128.store (local.get $m) (local.get $mean))
        (v128.store (local.get $v) (local.get $square))
        (v128.store (local.get $p) (f32x4.sub
          (f32x4.mul (v128.load (local.get $p)) (f32x4.splat (local.get $kept)))
          (f32x4.div
            (f32x4.mul (local.get $mean) (f32x4.splat (local.get $rate)))
            (f32x4.add
              (f32x4.mul (f32x4.sqrt (local.get $square)) (f32x4.splat (local.get $correction)))
              (f32x4.splat (local.get $epsilon))))))
        (local.set $p (i32.add (local.get $p) (i32.const 16)))
        (local.set $g (i32.add (local.get $g) (i32.const 16)))
        (local.set $m (i32.add (local.get $m) (i32.const 16)))
        (local.set $v (i32.add (local.get $v) (i32.const 16)))
        (br $next))))

  ;; The sum of squares over [$x, $end), in float64.
  (func (export "sumOfSquares") (param $x i32) (param $end i32) (result f64)
    (local $four v128) (local $low v128) (local $high v128) (local $sumLow v128) (local $sumHigh v128)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $x) (local.get $end)))
        (local.set $four (v128.load (local.get $x)))
        (local.set $low (f64x2.promote_low_f32x4 (local.get $four)))
        (local.set $high (f64x2.promote_low_f32x4
          (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $four) (local.get $four))))
        (local.set $sumLow (f64x2.add (local.get $sumLow) (f64x2.mul (local.get $low) (local.get $low))))
        (local.set $sumHigh (f64x2.add (local.get $sumHigh) (f64x2.mul (local.get $high) (local.get $high))))
        (local.set $x (i32.add (local.get $x) (i32.const 16)))
        (br $next)))
    (local.set $sumLow (f64x2.add (local.get $sumLow) (local.get $sumHigh)))
    (f64.add (f64x2.extract_lane 0 (local.get $sumLow)) (f64x2.extract_lane 1 (local.get $sumLow)))))
