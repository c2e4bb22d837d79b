// xoshiro256++ (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4)) as a
// standard uniform random bit generator: the fastest fair choice for the C++ sides.
#pragma once
#include <cmath>
#include <cstdint>

class Xoshiro {
 public:
  using result_type = std::uint64_t;

  explicit Xoshiro(std::uint64_t seed) {
    for (auto& word : state_) {
      // splitmix64, the seeding its authors recommend
      seed += 0x9e3779b97f4a7c15ULL;
      std::uint64_t mixed = seed;
      mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
      mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
      word = mixed ^ (mixed >> 31);
    }
  }

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return ~0ULL; }

  result_type operator()() {
    const std::uint64_t result = rotate(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate(state_[3], 45);
    return result;
  }

  /** Uniform on [0, 1). */
  double uniform() { return static_cast<double>((*this)() >> 11) * 0x1.0p-53; }

  /** Exponential with mean 1. */
  double exponential() { return -std::log(1.0 - uniform()); }

 private:
  static std::uint64_t rotate(std::uint64_t word, int bits) { return (word << bits) | (word >> (64 - bits)); }
  std::uint64_t state_[4];
};
