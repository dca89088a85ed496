// SPDX-License-Identifier: Apache-2.0
// A letter as a word processor keeps it: runs split where the spelling was checked, a placeholder over
// three of them, another in a table and one in the footer.
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace tests {

// A part beside the document: "footnotes", of the content type and the relation of that name.
struct DocxPart {
    std::string name, xml;   // what stands in its root element
};

struct DocxSample {
    std::string body =
        "Dalam rangka penyelarasan data layanan publik, kami mengundang Saudara pada rapat koordinasi.";
    std::string signature = "${ttd_pengirim}";   // what stands between position and name
    std::string more;                            // paragraphs after it, as XML
    std::string relations;                       // further relationships of the document, as XML
    std::vector<DocxPart> parts;                 // footnotes, numbering
    bool macros = false;
};
core::Bytes docx_sample(const DocxSample& sample = {});

}  // namespace tests
