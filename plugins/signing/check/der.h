// SPDX-License-Identifier: Apache-2.0
// Reading DER one object at a time, for the parts no library looks at.
#pragma once

#include <optional>

#include "core/base/bytes.h"

namespace signing::check {

struct Tlv {
    std::uint8_t tag = 0;
    core::ByteView value;
    std::size_t whole = 0;  // octets with tag and length
};

// The object at the start; indefinite and over-long lengths are BER and refused.
inline std::optional<Tlv> next(core::ByteView bytes) {
    if (bytes.size() < 2 || (bytes[0] & 0x1F) == 0x1F) return std::nullopt;
    std::size_t size = bytes[1];
    std::size_t head = 2;
    if (size >= 0x80) {
        const std::size_t count = size & 0x7F;
        if (count == 0 || count > 4 || bytes.size() < 2 + count) return std::nullopt;
        size = 0;
        for (std::size_t i = 0; i < count; ++i) size = size << 8 | bytes[2 + i];
        if (size < 0x80 || (count > 1 && size >> (8 * (count - 1)) == 0)) return std::nullopt;
        head += count;
    }
    if (size > bytes.size() - head) return std::nullopt;
    return Tlv{bytes[0], bytes.subspan(head, size), head + size};
}

// Takes the object at the start away when it has this tag.
inline std::optional<Tlv> take(core::ByteView& rest, std::uint8_t tag) {
    const std::optional<Tlv> found = next(rest);
    if (!found || found->tag != tag) return std::nullopt;
    rest = rest.subspan(found->whole);
    return found;
}

}  // namespace signing::check
