//! Arithmetic modulo a prime of 256 bits or less: as much of it as tells a point from bytes that are none.
//!
//! Everything here is public; nothing hides how long it takes. Signatures are checked elsewhere.

/// A number, its lowest word first.
pub(super) type Words = [u32; 8];

/// The integers modulo a prime.
pub(super) struct Field {
    prime: Words,
    /// What, times the prime, is -1 modulo 2³².
    inverse: u32,
    /// 2²⁵⁶ and 2⁵¹² modulo the prime.
    one: Words,
    square: Words,
}

/// An element of a field, times 2²⁵⁶ (Montgomery's form).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Element(Words);

impl Field {
    /// The field of an odd prime.
    pub(super) const fn new(prime: Words) -> Self {
        // Each step doubles the bits that are right (Newton), from the one that every odd number has.
        let (mut inverse, mut step) = (1_u32, 0);
        while step < 5 {
            inverse = inverse.wrapping_mul(2_u32.wrapping_sub(prime[0].wrapping_mul(inverse)));
            step += 1;
        }
        let mut field = Self { prime, inverse: inverse.wrapping_neg(), one: [0; 8], square: [0; 8] };
        let (mut power, mut exponent) = ([1, 0, 0, 0, 0, 0, 0, 0], 0);
        while exponent < 512 {
            if exponent == 256 {
                field.one = power;
            }
            power = field.sum(&power, &power);
            exponent += 1;
        }
        field.square = power;
        field
    }

    /// The prime itself.
    pub(super) const fn prime(&self) -> Words {
        self.prime
    }

    pub(super) const fn one(&self) -> Element {
        Element(self.one)
    }

    pub(super) const ZERO: Element = Element([0; 8]);

    /// A number's element; nothing for one that is not below the prime.
    pub(super) fn element(&self, number: &Words) -> Option<Element> {
        difference(number, &self.prime).1.then(|| self.reduced(number))
    }

    /// The element of a number that may be above the prime.
    pub(super) fn reduced(&self, number: &Words) -> Element {
        self.mul(Element(*number), Element(self.square))
    }

    /// An element's number, below the prime.
    pub(super) fn number(&self, element: Element) -> Words {
        self.mul(element, Element([1, 0, 0, 0, 0, 0, 0, 0])).0
    }

    pub(super) fn add(&self, one: Element, other: Element) -> Element {
        Element(self.sum(&one.0, &other.0))
    }

    pub(super) fn sub(&self, one: Element, other: Element) -> Element {
        self.add(one, Element(difference(&self.prime, &other.0).0))
    }

    pub(super) fn mul(&self, one: Element, other: Element) -> Element {
        let mut sum = [0_u32; 8];
        let mut over = 0_u64;
        for word in other.0 {
            let mut carry = 0_u64;
            for (sum, factor) in sum.iter_mut().zip(one.0) {
                carry += u64::from(*sum) + u64::from(factor) * u64::from(word);
                *sum = carry as u32;
                carry >>= 32;
            }
            let top = over + carry;
            // As many primes more make the lowest word nought, which is then dropped.
            let times = sum[0].wrapping_mul(self.inverse);
            let mut carry = (u64::from(sum[0]) + u64::from(times) * u64::from(self.prime[0])) >> 32;
            for at in 1..8 {
                carry += u64::from(sum[at]) + u64::from(times) * u64::from(self.prime[at]);
                sum[at - 1] = carry as u32;
                carry >>= 32;
            }
            let top = top + carry;
            sum[7] = top as u32;
            over = top >> 32;
        }
        Element(self.below(sum, over))
    }

    /// Whether an element other than nought is another one's square: Jacobi's symbol over the prime, which takes a
    /// sixth of the time that a power does. Montgomery's form changes nothing, 2²⁵⁶ being a square.
    pub(super) fn is_square(&self, element: Element) -> bool {
        const ONE: Words = [1, 0, 0, 0, 0, 0, 0, 0];
        let (mut above, mut below, mut is_square) = (element.0, self.prime, true);
        while above != [0; 8] {
            let zeros = above[0].trailing_zeros().min(31);
            if zeros > 0 {
                above = halved(&above, zeros);
                is_square ^= zeros % 2 == 1 && matches!(below[0] % 8, 3 | 5);
                continue;
            }
            let (less, is_smaller) = difference(&above, &below);
            if is_smaller {
                is_square ^= above[0] % 4 == 3 && below[0] % 4 == 3;
                (above, below) = (difference(&below, &above).0, above);
            } else {
                above = less;
            }
        }
        is_square && below == ONE
    }

    /// A power whose exponent is a number.
    pub(super) fn power(&self, base: Element, exponent: &Words) -> Element {
        let mut power = self.one();
        for bit in (0..256).rev() {
            power = self.mul(power, power);
            if exponent[bit / 32] >> (bit % 32) & 1 == 1 {
                power = self.mul(power, base);
            }
        }
        power
    }

    const fn sum(&self, one: &Words, other: &Words) -> Words {
        let (mut sum, mut carry, mut at) = ([0; 8], 0_u64, 0);
        while at < 8 {
            carry += one[at] as u64 + other[at] as u64;
            sum[at] = carry as u32;
            carry >>= 32;
            at += 1;
        }
        self.below(sum, carry)
    }

    /// A number that is less than two primes, less one if that is too much.
    const fn below(&self, number: Words, over: u64) -> Words {
        let (less, borrowed) = difference(&number, &self.prime);
        if over > 0 || !borrowed { less } else { number }
    }
}

/// One number less another, modulo 2²⁵⁶, and whether the other was larger.
const fn difference(one: &Words, other: &Words) -> (Words, bool) {
    let (mut less, mut borrow, mut at) = ([0; 8], 0_u64, 0);
    while at < 8 {
        let word = (one[at] as u64).wrapping_sub(other[at] as u64).wrapping_sub(borrow);
        less[at] = word as u32;
        borrow = word >> 63;
        at += 1;
    }
    (less, borrow == 1)
}

/// Whether a number is below another.
pub(super) fn is_below(number: &Words, limit: &Words) -> bool {
    difference(number, limit).1
}

/// A number halved, `times` times; what falls off is lost.
pub(super) fn halved(number: &Words, times: u32) -> Words {
    let above = |at: usize| number.get(at + 1).map_or(0, |word| word << (32 - times));
    std::array::from_fn(|at| number[at] >> times | above(at))
}

/// The number that bytes write, the highest first.
pub(super) fn from_bytes(bytes: &[u8; 32]) -> Words {
    let byte = |at: usize| u32::from(bytes[31 - at]);
    std::array::from_fn(|word| (0..4).fold(0, |sum, at| sum | byte(word * 4 + at) << (8 * at)))
}

/// The bytes that write a number, the highest first.
pub(super) fn to_bytes(number: &Words) -> [u8; 32] {
    std::array::from_fn(|at| (number[(31 - at) / 4] >> (8 * ((31 - at) % 4))) as u8)
}
