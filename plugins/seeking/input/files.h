// SPDX-License-Identifier: Apache-2.0
// The file of an export, as both page and API give it.
#pragma once

#include "core/http/message.h"
#include "seeking/room.h"

namespace seeking::input {

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
