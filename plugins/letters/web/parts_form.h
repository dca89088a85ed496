// SPDX-License-Identifier: Apache-2.0
// The parts of a kind as fields of the composer, there and back. Fields are named as faults name them:
// "parts.closing", "parts.event.day", "parts.menimbang.2", "parts.kepada.3.nip". What repeats has a
// row for each, one more to fill in, and buttons that add, move and remove; they work without scripts.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"
#include "style/kind.h"
#include "style/values.h"

namespace letters::web {

// What was typed, blank rows too, so that faults name the row they were typed in. Rich text sent as light
// marks that still reads as what is kept there is what is kept: marks cannot say merged cells, widths,
// alignment and indents, and who has no scripts must not lose them by mending another field.
core::Json parts_typed(const core::http::Request& request, const style::Kind& kind, const core::Json& kept);

// A button of a row: "add:menimbang", "remove:menimbang.2", "up:menimbang.2", "down:menimbang.2".
struct RowAct {
    enum class What { add, remove, up, down };
    What what = What::add;
    std::string part;
    std::size_t row = 0;   // from 1
};
std::optional<RowAct> row_act(std::string_view act);
// Does it to what was typed; false when there is no such row.
bool apply(const RowAct& act, core::Json& parts);

// `more`: the part that shows one more empty row than usual.
void show_parts(core::page::Data& data, const style::Kind& kind, const core::Json& parts, std::string_view more,
                const std::vector<core::Fault>& faults, const core::words::Catalog& words);

}  // namespace letters::web
