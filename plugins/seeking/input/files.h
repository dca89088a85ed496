// SPDX-License-Identifier: Apache-2.0
// What pages and API share of an export: its file, and how its form is named.
#pragma once

#include "core/http/message.h"
#include "seeking/room.h"

namespace seeking::input {

constexpr std::size_t longest_form = 100;

inline core::http::Response file_answer(Room& room, const core::Context& ctx, ExportId id, const std::string& file) {
    const bool xlsx = file == "daftar.xlsx";
    if (!xlsx && file != "daftar.csv") throw core::Error(core::Code::not_found, "core.error.not_found");
    auto bytes = room.exporting.file(ctx, id, xlsx ? FileKind::xlsx : FileKind::csv);
    auto answer = core::http::bytes(std::move(bytes),
                                    xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                                         : "text/csv; charset=utf-8",
                                    file, false);
    answer.forget();
    return answer;
}

}  // namespace seeking::input
