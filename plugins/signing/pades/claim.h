// SPDX-License-Identifier: Apache-2.0
// In which capacity somebody signs, said in the signature itself.
#pragma once

#include <string_view>

#include "core/base/bytes.h"

namespace signing::pades {

// DER of the signed attribute signer-attributes-v2 (EN 319 122-1, 5.2.6.1) with one claimed attribute, the title
// (X.520, 2.5.4.12): "Plt. Kepala Dinas Kesehatan". Claimed by the signer, certified by nobody. Nothing for "".
core::Bytes claim(std::string_view capacity);

}  // namespace signing::pades
