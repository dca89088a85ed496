// SPDX-License-Identifier: Apache-2.0
#include "letters/service/profile_marks.h"

namespace letters {

using core::Code;
using core::Error;
using core::db::Tx;

namespace {

core::UnitId unit_of(Tx& tx, Parts& parts, const std::string& code) {
    if (code.empty()) {   // no unit at all: the head of any office, with the emblem of the city
        const auto all = parts.directory.units(tx);
        return all.empty() ? core::UnitId() : all.front().id;
    }
    const auto unit = parts.directory.unit_by_code(tx, code);
    if (!unit) throw Error(Code::not_found, "signing.error.seal_unit", {{"code", code}});
    return unit->id;
}

}  // namespace

signing::Shown ProfileMarks::mark(const Wish& wish) {
    style::Sheet sheet;
    sheet.file.emplace().as_it_is = true;   // a page of others: the mark always shows who signs
    sheet.signer.name = wish.name;
    if (!wish.capacity.empty()) sheet.signer.lines = {wish.capacity + ","};
    sheet.verify_url = wish.qr;
    parts_.db.read([&](Tx& tx) {
        auto profile = parts_.styles.profile(tx, wish.profile);
        if (!profile) throw Error(Code::not_found, "signing.error.no_profile", {{"name", wish.profile}});
        sheet.profile = *std::move(profile);
        sheet.head = parts_.styles.letterhead(tx, unit_of(tx, parts_, wish.unit), "");
    });
    signing::Shown shown;
    const auto drawn = parts_.styles.field_mark(sheet, 0, wish.time);
    if (!drawn) return shown;
    shown.page = drawn->page;
    shown.x = drawn->at.x;
    shown.y = drawn->at.y;
    shown.width = drawn->at.width;
    shown.height = drawn->at.height;
    return shown;
}

}  // namespace letters
