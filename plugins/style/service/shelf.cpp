// SPDX-License-Identifier: Apache-2.0
#include "style/service/shelf.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pdf/placeholders.h"
#include "core/pdf/read.h"
#include "style/domain/province.h"
#include "style/render/compose.h"

namespace style {

using core::Code;
using core::Error;
using core::db::Tx;

namespace {

template <class T>
T kept(core::Checked<T> checked) {
    if (!checked) throw Error(Code::internal, "style.error.stored");
    return std::move(checked).value();
}

bool before(const Kind& a, const Kind& b) {
    return std::tuple(a.group, a.place, a.name) < std::tuple(b.group, b.place, b.name);
}

}  // namespace

std::shared_ptr<const Kind> Shelf::read_kind(Tx& tx, std::string_view code, std::int64_t number) {
    const std::pair key(std::string(code), number);
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = kinds_.find(key); found != kinds_.end()) return found->second;
    }
    const auto edition = joined_.editions.find(tx, Thing::kind, code, number);
    if (!edition || !edition->published) return nullptr;
    auto made = kept(kind_from(edition->definition));
    made.version = edition->number;
    auto kind = std::make_shared<const Kind>(std::move(made));
    const std::lock_guard lock(mutex_);
    return kinds_.emplace(key, std::move(kind)).first->second;
}

std::vector<Kind> Shelf::every_kind(Tx& tx) {
    std::vector<Kind> all;
    for (const auto& [code, number] : joined_.editions.newest_numbers(tx, Thing::kind))
        if (const auto kind = read_kind(tx, code, number)) all.push_back(*kind);
    std::sort(all.begin(), all.end(), before);
    return all;
}

std::vector<Kind> Shelf::kinds(Tx& tx) {
    const auto unused = joined_.editions.unused(tx);
    auto all = every_kind(tx);
    std::erase_if(all, [&](const Kind& kind) { return unused.contains(kind.code); });
    return all;
}

std::optional<Kind> Shelf::kind(Tx& tx, std::string_view code) {
    return kind(tx, code, joined_.editions.newest_number(tx, Thing::kind, code));
}

std::optional<Kind> Shelf::kind(Tx& tx, std::string_view code, std::int64_t version) {
    const auto found = version > 0 ? read_kind(tx, code, version) : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

Profile Shelf::profile(Tx& tx, core::Date day) {
    for (const auto& each : joined_.editions.in_force(tx)) {
        if (each.from > day) continue;
        if (auto found = profile(tx, each.profile, joined_.editions.newest_number(tx, Thing::profile, each.profile)))
            return *std::move(found);
    }
    throw Error(Code::internal, "style.error.no_profile");
}

std::optional<Profile> Shelf::profile(Tx& tx, std::string_view code) {
    return profile(tx, code, joined_.editions.newest_number(tx, Thing::profile, code));
}

std::optional<Profile> Shelf::profile(Tx& tx, std::string_view code, std::int64_t version) {
    const auto edition = joined_.editions.find(tx, Thing::profile, code, version);
    if (!edition || !edition->published) return std::nullopt;
    auto made = kept(profile_from(edition->definition));
    made.version = edition->number;
    return made;
}

std::vector<HeadDesign> Shelf::designs(Tx& tx) {
    std::vector<HeadDesign> all;
    for (const auto& [code, number] : joined_.editions.newest_numbers(tx, Thing::letterhead)) {
        const auto edition = joined_.editions.find(tx, Thing::letterhead, code, number);
        all.push_back(kept(design_from(edition->definition)));
        all.back().version = number;
    }
    return all;
}

HeadDesign Shelf::design_of(Tx& tx, core::UnitId unit, std::string_view variant) {
    if (variant.empty()) {
        const auto own = joined_.editions.newest(tx, Thing::unit_head, unit.text());
        if (own && !own->definition.is_null()) return kept(design_from(own->definition));
    }
    const auto found = joined_.directory.unit(tx, unit);
    const auto all = designs(tx);
    if (all.empty()) throw Error(Code::internal, "style.error.no_letterhead");
    const HeadDesign* fit = nullptr;
    for (const auto& design : all) {
        const bool asked = !variant.empty() && design.variant == variant;
        const bool kind = found && std::find(design.units.begin(), design.units.end(), found->kind) != design.units.end();
        if (asked) return design;
        if (kind && !fit) fit = &design;
    }
    if (fit) return *fit;
    for (const auto& design : all)
        if (design.variant == "dinas") return design;
    return all.front();
}

Letterhead Shelf::fill(Tx& tx, const HeadDesign& design, core::UnitId unit) {
    auto& directory = joined_.directory;
    const auto agency = directory.agency(tx);
    HeadWords words;
    words.agency = agency.name;
    if (const auto province = province_of(agency.region_code); !province.empty())
        words.province = "Provinsi " + std::string(province);
    if (const auto found = directory.unit(tx, unit)) {
        words.unit = found->name;
        if (found->parent)
            if (const auto parent = directory.unit(tx, *found->parent)) words.parent = parent->name;
        auto from = *found;
        while (from.address.empty() && from.parent) {
            const auto above = directory.unit(tx, *from.parent);
            if (!above) break;
            from = *above;
        }
        words.address = from.address;
        std::vector<std::string> contact;
        if (!from.phone.empty()) contact.push_back("Telepon " + from.phone);
        if (!from.email.empty()) contact.push_back("Pos-el " + from.email);
        if (!from.site.empty()) contact.push_back("Laman " + from.site);
        words.contact = core::text::join(contact, ", ");
    }
    auto head = filled(design, words);
    const auto emblem = [&](Emblem which) -> std::optional<core::Digest> {
        if (which == Emblem::none) return std::nullopt;
        const auto slot = which == Emblem::own ? unit.text() : std::string(name(which));
        const auto stored = joined_.emblems.newest(tx, slot);
        return stored ? std::optional(stored->digest) : std::nullopt;
    };
    head.left = emblem(design.left);
    head.right = emblem(design.right);
    return head;
}

Letterhead Shelf::letterhead(Tx& tx, core::UnitId unit, std::string_view variant) {
    return fill(tx, design_of(tx, unit, variant), unit);
}

Drawings Shelf::emblems_of(const Sheet& sheet) const {
    Drawings emblems;
    for (const auto& each : {sheet.head.left, sheet.head.right})
        if (each) emblems[each->hex()] = joined_.blobs.get(*each);
    return emblems;
}

Rendered Shelf::print(const Sheet& sheet) { return render(sheet, emblems_of(sheet), joined_.fonts); }

Rendered Shelf::print(const Sheet& sheet, core::ByteView pdf) {
    auto made = render_elsewhere(sheet, pdf, emblems_of(sheet), joined_.fonts);
    const auto left = core::pdf::placeholders_in(core::pdf::text(made.bytes));
    if (!left.empty()) throw Error(Code::invalid, "style.error.placeholder", {{"name", left.front().name}});
    return made;
}

std::optional<core::pdf::DrawnMark> Shelf::field_mark(const Sheet& sheet, std::size_t nth, const std::string& time) {
    return style::field_mark(sheet, nth, time, emblems_of(sheet), joined_.fonts);
}

std::optional<core::pdf::DrawnMark> Shelf::seal_mark(const Sheet& sheet, const std::string& office) {
    return style::seal_mark(sheet, office, emblems_of(sheet), joined_.fonts);
}

std::map<std::string, std::string> Shelf::fillings(const Sheet& sheet) { return style::fillings(sheet); }

}  // namespace style
