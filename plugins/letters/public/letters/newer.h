// SPDX-License-Identifier: Apache-2.0
// How a letter stands now, as pages and APIs of every room say it.
#pragma once

#include "core/words/words.h"
#include "letters/relations.h"

namespace letters {

// "Dicabut dengan Nomor 000.1.5/13/SETDA tanggal 3 Desember 2026"; "Naskah ini telah dicabut" where the number
// may not be told. A room that says it at greater length has the same keys under its own name.
std::string newer_text(const Newer& newer, const core::words::Catalog& words, std::string_view room = "letters");
// {relation, number, date}: number and date are null where they may not be told; null where the letter stands as
// it did.
core::Json newer_json(const std::optional<Newer>& newer);

}  // namespace letters
