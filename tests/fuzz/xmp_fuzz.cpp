// SPDX-License-Identifier: Apache-2.0
// Any bytes as an XMP packet, or as the title in a sound one: it never says what another title says.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "signing/check/xmp.h"

namespace {

std::string titled(const std::string& inside) {
    return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
           inside + "</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using signing::check::statements_of;
    static const auto nobody = statements_of(titled("judul yang tidak ditebak siapa pun 7d1c"));
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto said = statements_of(bytes), as_title = statements_of(titled(bytes));
    if (!nobody || said == nobody || (as_title && as_title == nobody)) std::abort();
    // Read twice it says the same.
    if (said != statements_of(bytes)) std::abort();
    return 0;
}
