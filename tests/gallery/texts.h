// SPDX-License-Identifier: Apache-2.0
// Words for the gallery: what a city office writes, and the same made as hard to set as people make it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "style/body.h"

namespace gallery {

const std::vector<std::string>& paragraphs();     // of letters and reports
const std::vector<std::string>& provisions();     // of regulations, agreements and decisions
const std::vector<std::string>& offices();        // heads of the city's offices
const std::vector<std::string>& addressees();     // forty of them, no two alike
const std::vector<std::string>& persons();        // invented, with titles

std::string nth(const std::vector<std::string>& all, std::size_t at);
std::string nip(std::size_t at);

// Three hundred characters each, with accents, titles and typographic quotes.
std::string endless_name();
std::string endless_subject();
std::string unbroken();                           // one word longer than a line

// What a field of that code holds; `hard` is long, with accents. Dates have one form.
std::string field(std::string_view code, std::size_t at, bool hard);

style::Block paragraph(const std::string& text);
style::Block deep_list();                         // four levels
// With a header row and running numbers; `hard` cells are long, empty, merged or without a space.
style::Block table(std::size_t rows, bool hard, std::size_t columns = 4);

}  // namespace gallery
