// SPDX-License-Identifier: Apache-2.0
// Placeholders as templates of official letters bear them: "${nomor_naskah}". Names are compared in
// lower case without spaces around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::pdf {

struct PlaceholderAt {
    std::size_t from = 0, to = 0;  // bytes, "${" and "}" included
    std::string name;              // "nomor_naskah"
};

// In the order of the text. At most 60 bytes stand between the braces, none of them a line end.
std::vector<PlaceholderAt> placeholders_in(std::string_view text);

}  // namespace core::pdf
