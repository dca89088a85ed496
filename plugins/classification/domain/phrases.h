// SPDX-License-Identifier: Apache-2.0
// The dictionary of trigger phrases: which event a rule's words name. An unknown phrase is not guessed at.
#pragma once

#include <optional>
#include <string>

#include "classification/domain/reading.h"

namespace classification {

// As phrases are compared: lower case, one blank between words.
std::string plain_phrase(std::string_view words);

// The words of the dictionary as they are written most: "Tahun anggaran" is tahun_anggaran.
std::optional<Mode> read_mode(std::string_view text);
std::optional<Scope> read_scope(std::string_view text);
std::optional<Logic> read_logic(std::string_view text);

}  // namespace classification
