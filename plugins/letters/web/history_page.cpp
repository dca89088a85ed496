// SPDX-License-Identifier: Apache-2.0
// Versions of a letter, and two of them beside each other with what changed marked.
#include "core/base/text.h"
#include "core/http/given.h"
#include "letters/web/pages.h"
#include "letters/web/views.h"

namespace letters::web {

using compare::Piece;
using core::page::Data;

namespace {

constexpr std::int64_t most_version = 1'000'000'000;

// Words kept as codes are shown by their name.
std::string shown(const std::string& field, const std::string& text, const core::words::Catalog& words) {
    const bool coded = field == "access" || field == "urgency";
    if (coded && !text.empty()) return words.say("letters." + field + "." + text);
    if (field == "behalf") return words.say("letters.behalf." + (text.empty() ? "self" : text));
    return text;
}

void show_side(Data& row, const char* side, const Difference& difference, Piece::Kind left_out,
               const core::words::Catalog& words) {
    bool any = false;
    for (const auto& piece : difference.pieces) {
        if (piece.kind == left_out) continue;
        any = true;
        const char* section = piece.kind == Piece::Kind::same      ? "SAME"
                              : piece.kind == Piece::Kind::removed ? "REMOVED"
                                                                   : "ADDED";
        // A template keeps no line ends: each line is a piece of its own after a break.
        bool first = true;
        for (const auto& line : core::text::split(piece.text, '\n')) {
            auto& shown_piece = row.add(side);
            shown_piece.show_if(!first, "BREAK");
            if (!line.empty())
                shown_piece.add(section).set("TEXT", shown(difference.field, line, words)).show_if(first, "SPOKEN");
            first = false;
        }
    }
    row.show_if(!any, std::string(side) + "_EMPTY");
}

void show_versions(Data& data, const Comparison& found, const Context& ctx, const core::words::Catalog& words) {
    for (const auto& each : found.all) {
        const auto label = words.say("letters.version_line", {{"n", std::to_string(each.number)},
                                                              {"who", each.person},
                                                              {"at", words.moment(each.at, ctx.zone)}});
        for (const bool from : {true, false})
            data.add(from ? "FROM_CHOICE" : "TO_CHOICE")
                .set("N", each.number)
                .set("LABEL", label)
                .show_if(each.number == (from ? found.from : found.to).number, "CHOSEN");
    }
}

void show_head(Data& data, const char* section, const Version& version, const Context& ctx,
               const core::words::Catalog& words) {
    data.add(section)
        .set("N", version.number)
        .set("WHO", version.person)
        .set("AT", words.moment(version.at, ctx.zone))
        .show_if(version.cause == Cause::correction, "CORRECTION");
}

}  // namespace

Response compare(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    core::http::Given given(request.query);
    const auto from = given.number("from", 1, most_version).value_or(0);
    const auto to = given.number("to", 1, most_version).value_or(0);
    given.done("letters.error.filter");
    const auto found = room.services.history.compare(ctx, id, from, to);
    const auto& words = room.words.in(ctx.language);
    const auto subject = found.letter.content.subject;
    Data data;
    data.set("PAGE_TITLE", words.say("letters.compare"))
        .set("ID", id.text())
        .set("SUBJECT", subject.empty() ? words.say("letters.no_subject") : subject);
    show_versions(data, found, ctx, words);
    show_head(data, "FROM", found.from, ctx, words);
    show_head(data, "TO", found.to, ctx, words);
    for (const auto& each : found.differences) {
        auto& row = data.add("FIELD");
        row.set("LABEL", each.label.empty() ? words.say("letters.field." + each.field) : each.label);
        show_side(row, "LEFT", each, Piece::Kind::added, words);
        show_side(row, "RIGHT", each, Piece::Kind::removed, words);
        bool text = false;
        for (const auto& piece : each.pieces) text = text || piece.kind != Piece::Kind::same;
        row.show_if(!text, "ONLY_FORM");
    }
    data.show_if(found.differences.empty(), "NOTHING");
    return room.pages.render(ctx, request, "letters/compare", std::move(data));
}

}  // namespace letters::web
