// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/carrying.h"

#include "core/pdf/dress.h"
#include "core/pdf/pdfa.h"
#include "core/pdf/press.h"

namespace core::pdf {

Result write(const Document& document, const Setup& setup, const std::filesystem::path& folder) {
    return write(document, setup, folder, {});
}

Result write(const Document& document, const Setup& setup, const std::filesystem::path& folder,
             const std::vector<Carried>& carried) {
    Fonts fonts(folder);
    Structure structure;
    std::vector<Part> parts = parts_of(document, setup, fonts, structure);
    dress(parts, setup, fonts);

    Result result;
    Press press(folder);
    for (const Part& part : parts)
        for (const Sheet& sheet : part.sheets)
            press.print(sheet, part.size, result.places, &structure);
    result.pages = press.pages();
    result.bytes = make_pdfa(press.bytes(), setup, read_font_file(folder / "srgb.icc"), &structure, carried);
    return result;
}

}  // namespace core::pdf
