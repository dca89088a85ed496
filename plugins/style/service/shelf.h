// SPDX-License-Identifier: Apache-2.0
// What other rooms ask of this one: kinds, profiles, letterheads, and printing. Published definitions
// never change, so each is read from its JSON once.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "style/domain/edition.h"
#include "style/service/parts.h"
#include "style/style.h"

namespace style {

class Shelf final : public Styles {
  public:
    explicit Shelf(Joined& joined) : joined_(joined) {}

    std::vector<Kind> kinds(core::db::Tx& tx) override;
    std::optional<Kind> kind(core::db::Tx& tx, std::string_view code) override;
    std::optional<Kind> kind(core::db::Tx& tx, std::string_view code, std::int64_t version) override;
    Profile profile(core::db::Tx& tx, core::Date day) override;
    std::optional<Profile> profile(core::db::Tx& tx, std::string_view code) override;
    std::optional<Profile> profile(core::db::Tx& tx, std::string_view code, std::int64_t version) override;
    Letterhead letterhead(core::db::Tx& tx, core::UnitId unit, std::string_view variant) override;
    Rendered print(const Sheet& sheet) override;
    Rendered print(const Sheet& sheet, core::ByteView pdf) override;
    std::optional<core::pdf::DrawnMark> field_mark(const Sheet& sheet, std::size_t nth,
                                                   const std::string& time) override;
    std::optional<core::pdf::DrawnMark> seal_mark(const Sheet& sheet, const std::string& office) override;
    std::map<std::string, std::string> fillings(const Sheet& sheet) override;

    // All, those out of use too, in the order people choose from.
    std::vector<Kind> every_kind(core::db::Tx& tx);
    std::vector<HeadDesign> designs(core::db::Tx& tx);
    // A design filled in for a unit, with the emblems uploaded so far.
    Letterhead fill(core::db::Tx& tx, const HeadDesign& design, core::UnitId unit);
    // The design a unit's paper has when none is asked for by name.
    HeadDesign design_of(core::db::Tx& tx, core::UnitId unit, std::string_view variant);

  private:
    std::map<std::string, core::Bytes> emblems_of(const Sheet& sheet) const;
    std::shared_ptr<const Kind> read_kind(core::db::Tx& tx, std::string_view code, std::int64_t number);

    Joined& joined_;
    std::mutex mutex_;
    std::map<std::pair<std::string, std::int64_t>, std::shared_ptr<const Kind>> kinds_;
};

}  // namespace style
