// SPDX-License-Identifier: Apache-2.0
#include "core/http/sought.h"

namespace core::http {
namespace {

constexpr std::size_t longest_value = 2000;   // of a facet: a sender, the way to a shelf
constexpr std::string_view agenda_word = "agenda";   // before the number in a register, as it stands in the index

}  // namespace

const std::vector<std::string>& sought_facets() {
    static const std::vector<std::string> names{"code", "unit", "sender", "year", "form", "access", "phase", "life", "medium",
                                                "stage", "condition", "ocr", "fate", "mark", "loan", "location"};
    return names;
}

search::Wanted sought(Given& given) {
    const auto same = [](const std::string& word) { return word; };
    search::Wanted wanted;
    wanted.words = given.line("q");
    wanted.number = given.line("number", 120);
    if (const auto agenda = given.line("agenda", 60); !agenda.empty()) {
        if (!wanted.number.empty()) given.fault("agenda", "core.search.fault.agenda");
        wanted.number = std::string(agenda_word) + " " + agenda;
    }
    wanted.kind = given.one_of("kind", std::vector<std::string>{"letter", "incoming", "dossier"}, same);
    wanted.from = given.date("from");
    wanted.until = given.date("until");
    if (wanted.from && wanted.until && *wanted.until < *wanted.from) given.fault("until", "core.search.fault.days");
    wanted.within = given.one_of("days", std::vector<std::string>{"touching", "within"}, same) == "within";
    for (const auto& facet : sought_facets())
        if (auto value = given.line(facet, longest_value); !value.empty()) wanted.marks.push_back({facet, std::move(value)});
    return wanted;
}

std::vector<std::pair<std::string, std::string>> fields_of(const search::Wanted& wanted) {
    std::vector<std::pair<std::string, std::string>> fields;
    const auto add = [&](std::string name, std::string value) {
        if (!value.empty()) fields.emplace_back(std::move(name), std::move(value));
    };
    add("q", wanted.words);
    add("number", wanted.number);
    add("kind", wanted.kind.value_or(""));
    add("from", wanted.from ? iso(*wanted.from) : "");
    add("until", wanted.until ? iso(*wanted.until) : "");
    add("days", wanted.within ? "within" : "");
    for (const auto& mark : wanted.marks) add(mark.facet, mark.value);
    return fields;
}

bool asks(const search::Wanted& wanted) {
    return !wanted.words.empty() || !wanted.number.empty() || wanted.kind || wanted.from || wanted.until || !wanted.marks.empty();
}

}  // namespace core::http
