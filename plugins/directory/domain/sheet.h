// SPDX-License-Identifier: Apache-2.0
// Tables as offices send them, by the names this room's rules call them.
#pragma once

#include <array>
#include <string_view>

#include "core/base/sheet.h"

namespace directory {

using core::Sheet;
using core::Workbook;

// What names a unit or a position is text, in whatever table it stands.
inline constexpr std::array<std::string_view, 6> code_columns{"kode", "induk", "unit", "atasan", "jabatan", "kode_surat"};

}  // namespace directory
