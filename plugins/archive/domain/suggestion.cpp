// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/suggestion.h"

#include <algorithm>

namespace archive {

namespace {

constexpr int same_matter = 1000, once_chosen = 10, same_code = 5;

int times(const std::map<DossierId, int>& all, const DossierId& id) {
    const auto at = all.find(id);
    return at == all.end() ? 0 : at->second;
}

Suggestion weighed(const Letter& letter, const Dossier& dossier, const Experience& experience) {
    const int related = times(experience.related, dossier.id), chosen = times(experience.chosen, dossier.id);
    const bool code = !letter.code.empty() && dossier.code == letter.code;
    Suggestion made{dossier, "archive.suggest.code", {{"code", dossier.code}}, 0};
    made.weight = (related > 0 ? same_matter + related : 0) + once_chosen * chosen + (code ? same_code : 0) -
                  once_chosen * times(experience.declined, dossier.id);
    if (related > 0) {
        made.word = "archive.suggest.related";
        made.args = {{"count", std::to_string(related)}};
    } else if (chosen > 0) {
        made.word = letter.sender.empty() ? "archive.suggest.habit_code" : "archive.suggest.habit";
        made.args = {{"count", std::to_string(chosen)}, {"sender", letter.sender}};
    }
    return made;
}

}  // namespace

std::vector<Suggestion> suggest(const Letter& letter, const std::vector<Dossier>& open, const Experience& experience) {
    std::vector<Suggestion> all;
    for (const auto& dossier : open)
        if (auto made = weighed(letter, dossier, experience); made.weight > 0) all.push_back(std::move(made));
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
    if (all.size() > most_suggested) all.resize(most_suggested);
    return all;
}

}  // namespace archive
