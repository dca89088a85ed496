// SPDX-License-Identifier: Apache-2.0
// The dictionary of trigger phrases: which event a rule's words name. An unknown phrase is not guessed at.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "classification/domain/reading.h"

namespace classification {

// As phrases are compared: lower case, one blank between words.
std::string plain_phrase(std::string_view words);

struct PhraseFault {
    int line = 0;
    std::string column;   // that cannot be read
};
struct Phrases {
    std::map<std::string, Triggers> known;   // by plain phrase
    std::vector<PhraseFault> faults;         // a phrase with a fault is left out whole
};
// Columns frasa, kode (of the event), peristiwa, mode, cakupan, logika; a phrase of several events has a line for each.
Phrases read_phrases(const Table& table);

}  // namespace classification
