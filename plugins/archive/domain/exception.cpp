// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/exception.h"

#include <map>
#include <tuple>

#include "core/base/error.h"
#include "core/base/text.h"

namespace archive {

namespace {

using Kind = Exception::Kind;

}  // namespace

std::string_view name(Exception::Kind kind) {
    switch (kind) {
        case Kind::none: return "none";
        case Kind::permanent: return "permanent";
        case Kind::moved: return "moved";
        case Kind::unresolved: return "unresolved";
        case Kind::years: return "years";
        case Kind::settled: return "settled";
        case Kind::unsettled: return "unsettled";
    }
    return "unresolved";
}

std::optional<Exception::Kind> exception_named(std::string_view word) {
    for (const auto kind : all_exceptions)
        if (name(kind) == word) return kind;
    return std::nullopt;
}

void Exception::check() const {
    std::vector<core::Fault> faults;
    if (!of_dossier() && item < 1) faults.push_back({"item", "archive.fault.item", {}});
    if (kind == Kind::moved && !target) faults.push_back({"target", "archive.fault.target", {}});
    if (kind == Kind::years && !active_years) faults.push_back({"active_years", "archive.fault.own_years", {}});
    if (kind == Kind::years && !inactive_years) faults.push_back({"inactive_years", "archive.fault.own_years", {}});
    if (core::text::trim(reason).empty()) faults.push_back({"reason", "archive.fault.reason", {}});
    if (!faults.empty()) throw core::Error("core.error.invalid", std::move(faults));
}

namespace {

int surety(Kind kind) { return kind == Kind::permanent ? 2 : kind == Kind::unresolved ? 1 : 0; }

bool departs(Kind kind) { return surety(kind) > 0 || kind == Kind::years; }

ToldApart row_of(const Exception& word, bool lifted) {
    return {word.item, std::string(name(word.kind)), word.active_years.value_or(0), word.inactive_years.value_or(0), lifted};
}

}  // namespace

bool lesser(const std::optional<Exception>& stands, const Exception& word) {
    if (!stands || word.of_dossier() || word.kind == Kind::moved) return false;   // of a move its two rules say what is lost
    if (surety(word.kind) != surety(stands->kind)) return surety(word.kind) < surety(stands->kind);
    return word.active_years.value_or(0) < stands->active_years.value_or(0) ||
           word.inactive_years.value_or(0) < stands->inactive_years.value_or(0);
}

std::optional<Exception> own_years(const std::vector<Exception>& all, int item) {
    std::optional<Exception> own;
    for (const auto& each : all) {
        if (each.of_dossier() || each.item != item) continue;
        if (each.kind == Kind::years) own = each;
        if (each.kind == Kind::none) own.reset();
    }
    return own;
}

std::vector<ToldApart> told_apart(const std::vector<Exception>& all) {
    std::map<int, std::vector<Exception>> by_item;
    for (const auto& each : all)
        if (!each.of_dossier()) by_item[each.item].push_back(each);
    std::vector<ToldApart> told;
    for (const auto& [item, words] : by_item) {
        const auto& last = words.back();
        if (last.kind == Kind::moved) continue;   // it stands elsewhere, with what is told of it there
        if (departs(last.kind)) told.push_back(row_of(last, false));
        for (std::size_t at = 0; at + 1 < words.size(); ++at) {
            const auto& [word, next] = std::tie(words[at], words[at + 1]);
            // Own years went out of sight under a higher word; where that is gone and they are not back, they were taken.
            const bool beneath = word.kind == Kind::years && surety(next.kind) > 0 && lesser(word, last);
            if (departs(word.kind) && (lesser(word, next) || beneath)) told.push_back(row_of(word, true));
        }
    }
    return told;
}

bool settled(const std::vector<Exception>& all) {
    bool found = false;
    for (const auto& each : all)
        if (each.of_dossier()) found = each.kind == Kind::settled;
    return found;
}

}  // namespace archive
