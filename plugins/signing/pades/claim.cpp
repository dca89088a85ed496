// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/claim.h"

#include "signing/pades/der.h"

namespace signing::pades {
namespace {

using der::tlv;

// Object identifiers, encoded with their head.
constexpr std::uint8_t signer_attributes_v2[] = {0x06, 7, 0x04, 0x00, 0x81, 0x95, 0x32, 1, 1};  // 0.4.0.19122.1.1
constexpr std::uint8_t title[] = {0x06, 3, 0x55, 0x04, 12};
constexpr std::uint8_t utf8_string = 0x0C;

}  // namespace

core::Bytes claim(std::string_view capacity) {
    if (capacity.empty()) return {};
    const core::Bytes said = tlv(der::set, {tlv(utf8_string, {core::view(capacity)})});
    const core::Bytes claimed = tlv(der::sequence, {tlv(der::sequence, {title, said})});
    // The module of EN 319 122-1 tags explicitly: [0] stands around the SEQUENCE OF.
    const core::Bytes value = tlv(der::sequence, {tlv(der::context(0), {claimed})});
    return tlv(der::sequence, {signer_attributes_v2, tlv(der::set, {value})});
}

}  // namespace signing::pades
