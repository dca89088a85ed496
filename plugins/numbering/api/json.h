// SPDX-License-Identifier: Apache-2.0
// Numbers as the API tells them; described in openapi.json.
#pragma once

#include "numbering/service/services.h"

namespace numbering::api {

core::Json number_json(const Number& number);
core::Json book_json(const Book& book);
core::Json shown_json(const NumberShown& shown);
core::Json series_json(const SeriesShown& shown);
core::Json insertion_json(const Insertion& insertion);
core::Json check_json(const std::vector<CheckLine>& lines);

}  // namespace numbering::api
