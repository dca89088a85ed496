// SPDX-License-Identifier: Apache-2.0
// Kinds of letters this room writes, and the parts each must have before it may go up
// (Permendagri 1/2023, group korespondensi).
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace letters {

enum class Kind { nota_dinas, surat_dinas, undangan };

// A part that a kind may ask for.
enum class Part { subject, body, recipient, signer, classification, event };

constexpr std::array<Kind, 3> all_kinds{Kind::nota_dinas, Kind::surat_dinas, Kind::undangan};

std::string_view code(Kind kind);      // "nota_dinas": in addresses, tables and the API
std::string_view title(Kind kind);     // "Nota Dinas": as printed
std::optional<Kind> kind_coded(std::string_view code);
bool needs(Kind kind, Part part);
// A nota dinas stays within the agency and puts Yth, Dari, Nomor ... in rows under its title.
bool has_rows(Kind kind);

}  // namespace letters
