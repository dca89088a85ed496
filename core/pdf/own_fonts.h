// SPDX-License-Identifier: Apache-2.0
// The letter fonts brought into a PDF of somebody else. Inner to core/pdf; a header of QPDF is included
// here.
#pragma once

#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <map>
#include <memory>
#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

#include "core/pdf/fonts.h"

namespace core::pdf {

class OwnFonts {
  public:
    OwnFonts(QPDF& into, std::filesystem::path folder) : into_(into), fonts_(std::move(folder)) {}

    // A face: serif, bold and slanted as the name of a foreign font says.
    class Choice {
      public:
        // Throws Error(invalid, "core.pdf.glyph") for a character outside windows-1252.
        std::string encode(const std::string& text) const;
        double width(const std::string& text) const;   // of the em
        int number() const { return number_; }

      private:
        friend class OwnFonts;
        const Face* face_ = nullptr;
        Style style_;
        int number_ = 0;
    };
    Choice like(const std::string& font_name);

    // Every text that may be shown, told before object() is asked for: glyphs not told are not carried.
    void will_show(const std::string& text) { texts_.push_back(text); }
    QPDFObjectHandle object(const Choice& choice);

  private:
    QPDF& into_;
    Fonts fonts_;
    std::vector<std::string> texts_;
    std::map<int, QPDFObjectHandle> made_;
    std::vector<std::unique_ptr<QPDF>> sources_;   // copied objects are read when the file is written
};

}  // namespace core::pdf
