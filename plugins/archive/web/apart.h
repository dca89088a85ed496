// SPDX-License-Identifier: Apache-2.0
// Dossiers somebody chooses one of: what tells two of one title apart.
#pragma once

#include "archive/domain/dossier.h"
#include "core/page/page.h"
#include "core/words/words.h"

namespace archive::web {

// "Kenaikan Pangkat · 2024-2025 · tertutup · Depo A / Rak 3": what its code means, its years, whether it takes more, its place.
std::string apart(const Dossier& one, const core::words::Catalog& words);

// Offered where a number is typed.
void show_neighbours(core::page::Data& form, const std::vector<Dossier>& all, const core::words::Catalog& words);

}  // namespace archive::web
