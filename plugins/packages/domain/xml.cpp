// SPDX-License-Identifier: Apache-2.0
#include "packages/domain/xml.h"

#include <sstream>

namespace packages::xml {

std::string whole(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, " ", pugi::format_default, pugi::encoding_utf8);
    return std::move(out).str();
}

}  // namespace packages::xml
