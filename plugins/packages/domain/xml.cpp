// SPDX-License-Identifier: Apache-2.0
#include "packages/domain/xml.h"

#include <sstream>

namespace packages::xml {

std::string allowed(std::string_view value) {
    std::string kept(value);
    std::erase_if(kept, [](unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; });
    return kept;
}

std::string whole(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, " ", pugi::format_default, pugi::encoding_utf8);
    return std::move(out).str();
}

}  // namespace packages::xml
