//! Which bytes are points that a key may be.
//!
//! In: coordinates, or an encoding. Out: whether it is one, or the coordinate that was left out.

use super::field::{Element, Field, Words, from_bytes, halved, is_below, to_bytes};

/// A curve `y² = x³ - 3x + b` whose points are one group, so that each is a good key.
pub(super) struct Curve {
    field: Field,
    b: Words,
}

/// SEC 2, 2.4.2.
pub(super) static P256: Curve = Curve {
    field: Field::new([0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0, 0, 0, 1, 0xffff_ffff]),
    b: [0x27d2_604b, 0x3bce_3c3e, 0xcc53_b0f6, 0x651d_06b0, 0x7698_86bc, 0xb3eb_bd55, 0xaa3a_93e7, 0x5ac6_35d8],
};

/// GB/T 32918.5.
pub(super) static SM2: Curve = Curve {
    field: Field::new([0xffff_ffff, 0xffff_ffff, 0, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_fffe]),
    b: [0x4d94_0e93, 0xddbc_bd41, 0x15ab_8f92, 0xf397_89f5, 0xcf65_09a7, 0x4d5a_9e4b, 0x9d9f_5e34, 0x28e9_fa9e],
};

impl Curve {
    /// Whether two coordinates are a point's.
    pub(super) fn has(&self, x: &[u8; 32], y: &[u8; 32]) -> bool {
        let y = self.field.element(&from_bytes(y));
        y.zip(self.square_at(x)).is_some_and(|(y, square)| self.field.mul(y, y) == square)
    }

    /// The `y` of a point, odd or even.
    pub(super) fn y(&self, x: &[u8; 32], odd: bool) -> Option<[u8; 32]> {
        let (field, square) = (&self.field, self.square_at(x)?);
        // Both primes are one less than a multiple of four: the root is that power, (p + 1) / 4.
        let root = field.mul(field.power(square, &halved(&field.prime(), 2)), square);
        let is_odd = |root| field.number(root)[0] & 1 == 1;
        let root = if is_odd(root) == odd { root } else { field.sub(Field::ZERO, root) };
        (field.mul(root, root) == square && is_odd(root) == odd).then(|| to_bytes(&field.number(root)))
    }

    fn square_at(&self, x: &[u8; 32]) -> Option<Element> {
        let field = &self.field;
        let x = field.element(&from_bytes(x))?;
        let three = field.add(field.one(), field.add(field.one(), field.one()));
        let rest = field.sub(field.mul(x, x), three);
        Some(field.add(field.mul(rest, x), field.reduced(&self.b)))
    }
}

/// Of Curve25519 (RFC 8032, 5.1).
static EDWARDS: Field = Field::new([
    0xffff_ffed,
    0xffff_ffff,
    0xffff_ffff,
    0xffff_ffff,
    0xffff_ffff,
    0xffff_ffff,
    0xffff_ffff,
    0x7fff_ffff,
]);
const D: Words =
    [0x1359_78a3, 0x75eb_4dca, 0x4141_d8ab, 0x0070_0a4d, 0x7779_e898, 0x8cc7_4079, 0x2b6f_fe73, 0x5203_6cee];
const ORDER: Words = [0x5cf5_d3ed, 0x5812_631a, 0xa2f7_9cd6, 0x14de_f9de, 0, 0, 0, 0x1000_0000];

/// Whether bytes are a point of Ed25519's curve, and none of small order.
pub(super) fn is_edwards(bytes: &[u8; 32]) -> bool {
    let field = &EDWARDS;
    let mut y = from_lowest(bytes);
    // The highest bit is x's.
    y[7] &= 0x7fff_ffff;
    let (one, y) = (field.one(), field.reduced(&y));
    let square = field.mul(y, y);
    let dy = field.mul(field.reduced(&D), square);
    // x² = (y² - 1) / (dy² + 1): a square, as its two parts' product is.
    let above = field.sub(square, one);
    let product = field.mul(above, field.add(dy, one));
    // Where y is 0, 1 or -1, or the point's double has such a y.
    let eighth = field.sub(field.add(field.mul(dy, square), field.add(square, square)), one);
    let small = field.mul(field.mul(y, above), eighth);
    small != Field::ZERO && field.is_square(product)
}

/// Whether the second half of a signature is below the order of Ed25519's points (RFC 8032, 5.1.7).
pub(super) fn is_below_order(bytes: &[u8; 32]) -> bool {
    is_below(&from_lowest(bytes), &ORDER)
}

/// The number that bytes write, the lowest first.
fn from_lowest(bytes: &[u8; 32]) -> Words {
    let mut bytes = *bytes;
    bytes.reverse();
    from_bytes(&bytes)
}

#[cfg(test)]
#[cfg(all(feature = "curves", not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_of_small_order_are_none() {
        // Each y that such a point has, with and without the sign; the last three are p + 1, p and p - 1.
        let eighth: [u8; 32] = std::array::from_fn(|at| {
            let text = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";
            u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap()
        });
        let one: [u8; 32] = std::array::from_fn(|at| u8::from(at == 0));
        let near = |lowest| std::array::from_fn(|at| [lowest, 0xff, 0x7f][usize::from(at > 0) + usize::from(at == 31)]);
        for mut bytes in [[0; 32], one, eighth, near(0xee), near(0xed), near(0xec)] {
            assert!(!is_edwards(&bytes), "{bytes:?}");
            bytes[31] |= 0x80;
            assert!(!is_edwards(&bytes), "{bytes:?}");
        }
    }

    proptest! {
        /// As dalek decodes them.
        #[test]
        fn bytes_are_a_point_of_ed25519_or_none(bytes: [u8; 32]) {
            let dalek = ed25519_dalek::VerifyingKey::from_bytes(&bytes).is_ok_and(|key| !key.is_weak());
            prop_assert_eq!(is_edwards(&bytes), dalek);
        }

        /// As the curves' own crates decompress them; and no other y is that point's.
        #[test]
        fn a_coordinate_has_a_y_or_none(x: [u8; 32], odd: bool, flip in 0..256_usize) {
            let compressed = [&[2 + u8::from(odd)][..], &x].concat();
            let full = |sec1: Option<Box<[u8]>>| sec1.map(|sec1| sec1[33..].to_vec());
            let p256 = p256::PublicKey::from_sec1_bytes(&compressed).ok();
            let sm2 = sm2::PublicKey::from_sec1_bytes(&compressed).ok();
            use p256::elliptic_curve::sec1::ToSec1Point;
            let p256 = full(p256.map(|key| key.to_sec1_point(false).as_bytes().into()));
            let sm2 = full(sm2.map(|key| key.to_sec1_point(false).as_bytes().into()));
            for (curve, expected) in [(&P256, p256), (&SM2, sm2)] {
                let found = curve.y(&x, odd);
                prop_assert_eq!(found.map(|y| y.to_vec()), expected);
                if let Some(mut y) = found {
                    prop_assert!(curve.has(&x, &y));
                    y[flip / 8] ^= 1 << (flip % 8);
                    prop_assert!(!curve.has(&x, &y));
                }
            }
        }
    }
}
