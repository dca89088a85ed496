// SPDX-License-Identifier: Apache-2.0
// What pages and API share of an export: its file, and how its form is named.
#pragma once

#include "core/base/text.h"
#include "core/http/message.h"
#include "seeking/room.h"

namespace seeking::input {

constexpr std::size_t longest_form = 100;

// What a table is called; one of a form one may not have any more is a table like any other.
inline std::string title_of(const Room& room, const core::Context& ctx, const Export& made) {
    std::string word = "seeking.export.title";
    for (const auto& form : room.exporting.forms(ctx.actor))
        if (form.name == made.form) word = form.word;
    return room.words.in(ctx.language).say(word);
}

// By form and day, so that two of them in one folder are told apart: "daftar-arsip-inaktif-2026-11-29".
inline std::string file_name(const Room& room, const core::Context& ctx, const Export& made) {
    std::string name;
    for (const char c : core::text::lower(title_of(room, ctx, made))) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) name += c;
        else if (!name.empty() && name.back() != '-') name += '-';
    }
    return name + (name.ends_with('-') ? "" : "-") + core::iso(core::date_of(made.asked, ctx.zone));
}

inline core::http::Response file_answer(Room& room, const core::Context& ctx, ExportId id, const std::string& file) {
    const bool xlsx = file == "daftar.xlsx";
    if (!xlsx && file != "daftar.csv") throw core::Error(core::Code::not_found, "core.error.not_found");
    auto bytes = room.exporting.file(ctx, id, xlsx ? FileKind::xlsx : FileKind::csv);
    auto answer = core::http::bytes(std::move(bytes),
                                    xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                                         : "text/csv; charset=utf-8",
                                    file_name(room, ctx, room.exporting.find(ctx, id)) + (xlsx ? ".xlsx" : ".csv"), false);
    answer.forget();
    return answer;
}

}  // namespace seeking::input
