// SPDX-License-Identifier: Apache-2.0
// Whether two registrations may be of one letter: people write a number with and without spaces, and the name of its
// sender in full or short.
#pragma once

#include <string>
#include <string_view>

namespace incoming {

// "B / 12-XI/2026" and "b/12.XI/2026" alike. What goes away is also taken away by 0040_corrections.sql.
std::string number_key(std::string_view number);
// "Pemprov Kep. Bangka" and "Pemerintah Provinsi Kepulauan Bangka"; a slip of one letter; more or less of the name.
bool near(std::string_view sender, std::string_view other);

}  // namespace incoming
