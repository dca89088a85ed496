// SPDX-License-Identifier: Apache-2.0
#include "classification/domain/phrases.h"

#include <array>
#include <optional>
#include <set>

#include "core/base/text.h"

namespace classification {
namespace {

template <class Kind, std::size_t n>
std::optional<Kind> named(const std::array<Kind, n>& all, std::string_view word) {
    for (const Kind each : all)
        if (name(each) == word) return each;
    return std::nullopt;
}

constexpr std::array all_modes{Mode::close, Mode::point, Mode::state, Mode::supersession, Mode::jurisdiction};
constexpr std::array all_scopes{Scope::dossier, Scope::unit, Scope::fiscal_year};
constexpr std::array all_logics{Logic::any, Logic::all};

}  // namespace

std::string plain_phrase(std::string_view words) {
    std::string out;
    for (const std::string& word : core::text::split(core::text::lower(words), ' ')) {
        if (word.empty()) continue;
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

Phrases read_phrases(const Table& table) {
    Phrases found;
    std::set<std::string> spoilt;
    for (const Line& line : table.lines) {
        const std::string phrase = plain_phrase(cell(line.cells, "frasa"));
        const auto mode = named(all_modes, cell(line.cells, "mode"));
        const auto scope = named(all_scopes, cell(line.cells, "cakupan"));
        const auto logic = named(all_logics, cell(line.cells, "logika"));
        const std::string key = cell(line.cells, "kode"), event = cell(line.cells, "peristiwa");
        const char* fault = phrase.empty() ? "frasa" : key.empty() ? "kode" : event.empty() ? "peristiwa"
                            : !mode ? "mode" : !scope ? "cakupan" : !logic ? "logika" : nullptr;
        auto& triggers = found.known[phrase];
        // All lines of a phrase tell the same logic.
        if (fault == nullptr && !triggers.all.empty() && triggers.logic != *logic) fault = "logika";
        if (fault != nullptr) {
            found.faults.push_back({line.number, fault});
            spoilt.insert(phrase);
            continue;
        }
        triggers.logic = *logic;
        triggers.all.push_back({key, event, *mode, *scope});
    }
    for (const auto& phrase : spoilt) found.known.erase(phrase);
    return found;
}

}  // namespace classification
