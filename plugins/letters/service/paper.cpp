// SPDX-License-Identifier: Apache-2.0
// Printing, and keeping pictures of it.
#include "letters/service/paper.h"

#include "core/base/text.h"
#include "letters/service/printing.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::db::Tx;

std::string file_stem(const Letter& letter) {
    const auto& as = letter.numbered_as;
    if (!as) return "konsep";
    if (!as->bears_number()) return letter.content.kind + "-" + core::iso(as->date);
    return core::text::replace(as->number, "/", "-");
}

namespace {

// What is printed for ink is the one file that was made for it.
const std::optional<core::Digest>& fixed(const Letter& letter) {
    return letter.bytes || !letter.by_ink() ? letter.bytes : letter.unsigned_bytes;
}

}  // namespace

Paper::File Paper::pdf(const Context& ctx, LetterId id) {
    std::optional<style::Sheet> sheet;
    std::optional<core::Digest> so_far, newest;
    const auto letter = parts_.db.read([&](Tx& tx) {
        auto found = open_for(tx, parts_, ctx.actor, Right::read, id);
        if (!fixed(found)) sheet = sheet_of(tx, parts_, found);
        if (found.bytes) newest = parts_.levels.newest(tx, *found.bytes);
        if (found.state != State::sealing) return found;
        if (const auto round = parts_.rounds.current(tx, subject_of(id))) so_far = round->so_far;
        return found;
    });
    File file;
    file.name = file_stem(letter) + ".pdf";
    if (so_far) {   // what the next of several signers signs
        file.bytes = parts_.blobs.get(*so_far);
        file.pages = letter.pages;
        return file;
    }
    if (const auto bytes = fixed(letter)) {
        file.bytes = parts_.blobs.get(newest.value_or(*bytes));
        file.pages = letter.pages;
        file.final = letter.bytes.has_value();
        return file;
    }
    auto rendered = print(parts_, *sheet);
    file.bytes = std::move(rendered.bytes);
    file.pages = rendered.pages;
    return file;
}

std::string picture_link(const Letter& letter, int page) {
    return "/letters/" + letter.id.text() + "/page?page=" + std::to_string(page) + "&v=" +
           std::to_string(letter.version) + std::string(name(letter.state));
}

int Paper::pages(const Context& ctx, LetterId id) {
    const auto letter =
        parts_.db.read([&](Tx& tx) { return open_for(tx, parts_, ctx.actor, Right::read, id); });
    return letter.pages > 0 ? letter.pages : pdf(ctx, id).pages;
}

core::Bytes Paper::picture(const Context& ctx, LetterId id, int page) {
    auto file = pdf(ctx, id);
    return parts_.pictures.page(core::sha256(file.bytes), page, [&] { return std::move(file.bytes); });
}

style::Rendered Paper::final_sheet(LetterId id) {
    const auto printed = parts_.db.read([&](Tx& tx) {
        const auto letter = parts_.letters.get(tx, id);
        if (!letter.numbered_as)
            throw core::Error(core::Code::conflict,
                              "letters.error.move." + std::string(name(letter.state)));
        return sheet_of(tx, parts_, letter);
    });
    return print(parts_, printed);
}

}  // namespace letters
