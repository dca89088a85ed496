// SPDX-License-Identifier: Apache-2.0
// Writing DER: definite lengths as short as they go, SETs in order. check/der.h reads it.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "core/base/bytes.h"

namespace signing::der {

constexpr std::uint8_t integer = 0x02, octet_string = 0x04, null = 0x05, object = 0x06, sequence = 0x30, set = 0x31;
// [n] around a constructed value.
constexpr std::uint8_t context(unsigned n) { return static_cast<std::uint8_t>(0xA0 | n); }

inline void put_head(core::Bytes& out, std::uint8_t tag, std::size_t size) {
    out.push_back(tag);
    if (size < 0x80) {
        out.push_back(static_cast<std::uint8_t>(size));
        return;
    }
    int octets = 1;
    while (octets < 8 && size >> (8 * octets) != 0) ++octets;
    out.push_back(static_cast<std::uint8_t>(0x80 | octets));
    while (octets-- > 0) out.push_back(static_cast<std::uint8_t>(size >> (8 * octets) & 0xFF));
}

// One object of this tag; its content is `parts` one after another.
inline core::Bytes tlv(std::uint8_t tag, std::initializer_list<core::ByteView> parts) {
    std::size_t size = 0;
    for (const core::ByteView part : parts) size += part.size();
    core::Bytes out;
    out.reserve(size + 10);
    put_head(out, tag, size);
    for (const core::ByteView part : parts) out.insert(out.end(), part.begin(), part.end());
    return out;
}

// SET OF under this tag: the elements in the order of their encodings (X.690, 11.6).
inline core::Bytes set_of(std::uint8_t tag, std::vector<core::Bytes> elements) {
    std::sort(elements.begin(), elements.end());
    std::size_t size = 0;
    for (const core::Bytes& one : elements) size += one.size();
    core::Bytes out;
    out.reserve(size + 10);
    put_head(out, tag, size);
    for (const core::Bytes& one : elements) out.insert(out.end(), one.begin(), one.end());
    return out;
}

}  // namespace signing::der
