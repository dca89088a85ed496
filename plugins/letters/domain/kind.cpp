// SPDX-License-Identifier: Apache-2.0
// The table of kinds.
#include "letters/domain/kind.h"

namespace letters {

std::string_view code(Kind kind) {
    switch (kind) {
        case Kind::nota_dinas: return "nota_dinas";
        case Kind::surat_dinas: return "surat_dinas";
        case Kind::undangan: return "undangan";
    }
    return "";
}

std::string_view title(Kind kind) {
    switch (kind) {
        case Kind::nota_dinas: return "Nota Dinas";
        case Kind::surat_dinas: return "Surat Dinas";
        case Kind::undangan: return "Surat Undangan";
    }
    return "";
}

std::optional<Kind> kind_coded(std::string_view text) {
    for (const auto kind : all_kinds)
        if (code(kind) == text) return kind;
    return std::nullopt;
}

bool needs(Kind kind, Part part) { return part == Part::event ? kind == Kind::undangan : true; }

bool has_rows(Kind kind) { return kind == Kind::nota_dinas; }

}  // namespace letters
