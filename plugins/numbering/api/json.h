// SPDX-License-Identifier: Apache-2.0
// Numbers as the API tells them; described in openapi.json.
#pragma once

#include "core/words/words.h"
#include "numbering/service/services.h"

namespace numbering::api {

core::Json number_json(const Number& number);
core::Json book_json(const Book& book, const core::words::Catalog& words);
core::Json shown_json(const NumberShown& shown, const core::words::Catalog& words);
core::Json series_json(const SeriesShown& shown);
core::Json insertion_json(const Insertion& insertion);
core::Json check_json(const std::vector<CheckLine>& lines);

}  // namespace numbering::api
