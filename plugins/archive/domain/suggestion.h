// SPDX-License-Identifier: Apache-2.0
// Where a letter probably belongs, and why: letters of the same matter, then what was done with others of its code
// and sender, then the same code. A proposal that was passed over for another dossier counts against itself.
#pragma once

#include <map>

#include "archive/domain/dossier.h"

namespace archive {

struct Suggestion {
    Dossier dossier;
    std::string word;    // why, as a sentence
    core::Args args;
    int weight = 0;
};

struct Experience {
    std::map<DossierId, int> related;    // letters of the same matter in it
    std::map<DossierId, int> chosen;     // how often it was chosen for that code and sender
    std::map<DossierId, int> declined;   // how often another was chosen though it was proposed
};

constexpr std::size_t most_suggested = 3;

// The best first; open dossiers only.
std::vector<Suggestion> suggest(const Letter& letter, const std::vector<Dossier>& open, const Experience& experience);

}  // namespace archive
