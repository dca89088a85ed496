// SPDX-License-Identifier: Apache-2.0
// Raw bytes, their SHA-256, and their hexadecimal and base64 forms.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView view(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view chars(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// A SHA-256 value. Names a blob, links the audit chain, stands for a version under paraf.
struct Digest {
    std::array<std::uint8_t, 32> value{};

    auto operator<=>(const Digest&) const = default;
    std::string hex() const;                     // 64 lower-case characters
    static Digest parse(std::string_view hex);  // throws Error(invalid)
};

Digest sha256(ByteView bytes);
inline Digest sha256(std::string_view text) { return sha256(view(text)); }

// The SHA-256 of what comes piece by piece.
class Hasher {
  public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;
    void add(ByteView bytes);
    Digest digest();   // of all that was added; once

  private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string hex(ByteView bytes);              // lower case
Bytes unhex(std::string_view text);           // throws Error(invalid)
std::string base64(ByteView bytes);           // with padding, RFC 4648 section 4
std::string base64url(ByteView bytes);        // without padding, RFC 4648 section 5
Bytes unbase64(std::string_view text);        // either alphabet; throws Error(invalid)

// Cryptographically secure; the only source of randomness in the house.
Bytes random_bytes(std::size_t count);
// Secret-free comparison time for equal lengths.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace core
