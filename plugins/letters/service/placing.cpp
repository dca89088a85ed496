// SPDX-License-Identifier: Apache-2.0
// Where the signature goes on a PDF that others signed first: chosen by who writes the letter, part of its content.
#include <algorithm>

#include "core/base/text.h"
#include "letters/service/upload.h"

namespace letters {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr double least_width = 60, least_height = 20;   // points; below that nobody reads who signed

[[noreturn]] void refuse(std::string field, std::string key, core::Args args = {}) {
    throw Error("letters.error.place", {{std::move(field), std::move(key), std::move(args)}});
}

const File& signed_file(const Letter& letter) {
    if (!letter.content.file || !letter.content.file->as_it_is()) throw Error(Code::not_found, "letters.error.no_place");
    return *letter.content.file;
}

void require_page(const File& file, int page) {
    if (page < 1 || page > file.pages) refuse("page", "letters.fault.place_page", {{"pages", std::to_string(file.pages)}});
}

void require_field(const File& file, const std::string& field) {
    std::vector<std::string> names;
    for (const auto& each : file.fields) names.push_back(each.name);
    if (std::find(names.begin(), names.end(), field) != names.end()) return;
    if (names.empty()) refuse("field", "letters.fault.field_none", {{"field", field}});
    refuse("field", "letters.fault.field_unknown", {{"field", field}, {"names", core::text::join(names, ", ")}});
}

}  // namespace

signing::Spot Upload::spot_of(const core::Bytes& pdf, const File& file, const Where& where) {
    if (where.on_page()) {
        require_page(file, where.page);
        const auto room = parts_.countersigning.room(pdf, where.page);
        const auto& offer = room.places.at(where.place);
        if (!offer.clear) refuse("place", "letters.fault.place_taken");
        return offer.at;
    }
    const auto& spot = *where.spot;
    require_page(file, spot.page);
    if (!(spot.width >= least_width) || !(spot.height >= least_height))
        refuse("box", "letters.fault.place_small",
               {{"width", std::to_string(static_cast<int>(least_width))}, {"height", std::to_string(static_cast<int>(least_height))}});
    if (!parts_.countersigning.clear(pdf, spot)) refuse("box", "letters.fault.place_taken");
    return spot;
}

Correct::Outcome Upload::place(const Context& ctx, LetterId id, const Where& where, std::int64_t seen) {
    const auto letter = parts_.db.read([&](Tx& tx) { return open_to_write(tx, parts_, ctx.actor, id); });
    auto file = signed_file(letter);
    if (letter.version != seen)
        throw Error(Code::conflict, "letters.error.changed", {{"version", std::to_string(letter.version)}});
    file.field = where.field;
    file.mark.reset();
    if (!where.field.empty()) require_field(file, where.field);
    else if (where.on_page() || where.spot) file.mark = spot_of(parts_.blobs.get(file.bytes), file, where);
    try {
        try_out(ctx, id, file, {});
    } catch (const Error& error) {
        if (error.faults().empty() || error.code() != Code::invalid) throw;
        refuse("field", error.faults().front().key, error.faults().front().args);
    }
    return keep(ctx, id, file, seen, {});
}

Upload::Places Upload::places(const Context& ctx, LetterId id, int page) {
    auto letter = parts_.db.read([&](Tx& tx) { return open_to_write(tx, parts_, ctx.actor, id); });
    const auto& file = signed_file(letter);
    const auto* field = file.chosen_field();
    if (page == 0) page = file.mark ? file.mark->page : field ? field->at.page : file.pages;
    require_page(file, page);
    auto room = parts_.countersigning.room(parts_.blobs.get(file.bytes), page);
    return {std::move(letter), room};
}

}  // namespace letters
