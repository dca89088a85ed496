// SPDX-License-Identifier: Apache-2.0
// Tata naskah dinas: which kinds of documents there are, how they look, and printing one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/db/db.h"
#include "core/pdf/mark.h"
#include "style/document_sheet.h"

namespace style {

class Styles {
  public:
    virtual ~Styles() = default;
    // Those switched on, in the newest published version, in the order people choose from.
    virtual std::vector<Kind> kinds(core::db::Tx& tx) = 0;
    // The newest published version, or that version; switched off or not.
    virtual std::optional<Kind> kind(core::db::Tx& tx, std::string_view code) = 0;
    virtual std::optional<Kind> kind(core::db::Tx& tx, std::string_view code, std::int64_t version) = 0;
    // The profile in force on a day, in its newest published version; or that version.
    virtual Profile profile(core::db::Tx& tx, core::Date day) = 0;
    virtual std::optional<Profile> profile(core::db::Tx& tx, std::string_view code, std::int64_t version) = 0;
    // The newest published version, in force or not.
    virtual std::optional<Profile> profile(core::db::Tx& tx, std::string_view code) = 0;
    // The head of a unit's paper: its own design, else that of `variant`, else that of units of its kind.
    virtual Letterhead letterhead(core::db::Tx& tx, core::UnitId unit, std::string_view variant) = 0;
    // Typesets; reads emblems from the blobs. Throws what core::pdf::write throws.
    virtual Rendered print(const Sheet& sheet) = 0;
    // A document written elsewhere as a PDF, its placeholders filled from the sheet and the mark of the
    // signature in its place. One without a place for number, date or mark gets a sheet that has them.
    // Throws what core::pdf::fill throws, and Error(invalid, "style.error.placeholder", {name}) when one
    // stands in what it made.
    virtual Rendered print(const Sheet& sheet, core::ByteView pdf) = 0;
    // What the field of the nth who signs, 0 being the signer, shows by the profile; nothing when the sheet
    // bears it already. `time`: words for when he signs.
    virtual std::optional<core::pdf::DrawnMark> field_mark(const Sheet& sheet, std::size_t nth,
                                                           const std::string& time) = 0;
    // The same of the seal of an office.
    virtual std::optional<core::pdf::DrawnMark> seal_mark(const Sheet& sheet, const std::string& office) = 0;
    // By placeholder, what is put in its place; of a draft the stand-ins. The mark is not among them.
    virtual std::map<std::string, std::string> fillings(const Sheet& sheet) = 0;
};

}  // namespace style
