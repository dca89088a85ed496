// SPDX-License-Identifier: Apache-2.0
#include "core/base/id.h"

#include <algorithm>

#include "core/base/bytes.h"
#include "core/base/error.h"

namespace core {

std::string Uuid::text() const {
    const std::string plain = hex(value);
    return plain.substr(0, 8) + '-' + plain.substr(8, 4) + '-' + plain.substr(12, 4) + '-' +
           plain.substr(16, 4) + '-' + plain.substr(20);
}

Uuid Uuid::make(Instant at) {
    Uuid id;
    const Bytes random = random_bytes(id.value.size());
    std::copy(random.begin(), random.end(), id.value.begin());
    const auto ms = static_cast<std::uint64_t>(at.ms);
    for (std::size_t i = 0; i < 6; ++i)
        id.value[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
    id.value[6] = static_cast<std::uint8_t>(0x70 | (id.value[6] & 0x0f));
    id.value[8] = static_cast<std::uint8_t>(0x80 | (id.value[8] & 0x3f));
    return id;
}

Uuid Uuid::parse(std::string_view text) {
    const auto unknown = [] { return Error(Code::not_found, "core.error.not_found"); };
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        throw unknown();
    std::string plain(text);
    std::erase(plain, '-');
    if (plain.size() != 32) throw unknown();
    try {
        const Bytes raw = unhex(plain);
        Uuid id;
        std::copy(raw.begin(), raw.end(), id.value.begin());
        return id;
    } catch (const Error&) {
        throw unknown();
    }
}

}  // namespace core
