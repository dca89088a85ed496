// SPDX-License-Identifier: Apache-2.0
// The structure of a letter's PDF: everything on a page is either read, in order, or furniture.
#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <gtest/gtest.h>

#include <map>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>

#include "core/base/text.h"
#include "tests/core/pdf_laid.h"

namespace core::pdf {
namespace pdf_tags_test {

using namespace core::pdf_samples;
using Handle = QPDFObjectHandle;

struct Opened {
    Bytes bytes;
    std::unique_ptr<QPDF> pdf = std::make_unique<QPDF>();

    explicit Opened(Bytes made) : bytes(std::move(made)) {
        pdf->setAttemptRecovery(false);
        pdf->processMemoryFile("test", chars(bytes).data(), bytes.size());
    }
    Handle tree() const { return pdf->getRoot().getKey("/StructTreeRoot"); }
};

Document sample() {
    Document all = letter();
    Paragraph title = written("RENCANA KEGIATAN", Align::centre, {.bold = true});
    title.heading = 1;
    all.push_back(annex(true, "I"));
    all.push_back(title);
    all.push_back(plan(7, 4));
    all.push_back(Qr{"https://naskah.contoh.go.id/v/7Kq2mX9d", 20});
    return all;
}

const Opened& opened() {
    static const Opened file(write(sample(), setup(), NASKAH_FONTS).bytes);
    return file;
}

std::vector<Handle> kids(Handle element) {
    Handle list = element.getKey("/K");
    if (list.isArray()) return list.getArrayAsVector();
    return list.isNull() ? std::vector<Handle>{} : std::vector<Handle>{list};
}

// Depth first, as it is read.
void walk(Handle element, const std::function<void(Handle)>& see) {
    see(element);
    for (Handle kid : kids(element)) {
        if (!kid.isDictionary() || !kid.hasKey("/S")) continue;
        EXPECT_EQ(kid.getKey("/P").getObjGen(), element.getObjGen());
        walk(kid, see);
    }
}

// Counts marks while a page's operators go by.
class Marks : public Handle::ParserCallbacks {
  public:
    void handleObject(Handle object, std::size_t, std::size_t) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "BDC" || name == "BMC") {
            EXPECT_FALSE(open_) << "marks within marks";
            open_ = true;
            if (name == "BDC" && operands_[1].hasKey("/MCID"))
                ids.push_back(static_cast<int>(operands_[1].getKey("/MCID").getIntValue()));
        } else if (name == "EMC") {
            EXPECT_TRUE(open_);
            open_ = false;
        } else if (name == "Tj" || name == "f" || name == "Do") {
            EXPECT_TRUE(open_) << name << " outside of marks";
            ++drawn;
        }
        operands_.clear();
    }
    void handleEOF() override { EXPECT_FALSE(open_); }

    std::vector<int> ids;
    int drawn = 0;

  private:
    std::vector<Handle> operands_;
    bool open_ = false;
};

TEST(PdfTags, FileSaysItIsTagged) {
    const Handle root = opened().pdf->getRoot();
    EXPECT_TRUE(Handle(root).getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    EXPECT_TRUE(opened().tree().getKey("/Type").isNameAndEquals("/StructTreeRoot"));
    EXPECT_EQ(Handle(root).getKey("/Lang").getUTF8Value(), "id-ID");
}

TEST(PdfTags, EveryMarkHasItsElement) {
    Handle numbers = opened().tree().getKey("/ParentTree").getKey("/Nums");
    std::map<long long, Handle> lists;
    for (int i = 0; i < numbers.getArrayNItems(); i += 2)
        lists[numbers.getArrayItem(i).getIntValue()] = numbers.getArrayItem(i + 1);
    for (Handle page : opened().pdf->getAllPages()) {
        Marks marks;
        QPDFPageObjectHelper(page).parseContents(&marks);
        EXPECT_GT(marks.drawn, 10);
        Handle list = lists.at(page.getKey("/StructParents").getIntValue());
        ASSERT_EQ(static_cast<std::size_t>(list.getArrayNItems()), marks.ids.size());
        for (std::size_t i = 0; i < marks.ids.size(); ++i)
            EXPECT_EQ(marks.ids[i], static_cast<int>(i));
    }
}

TEST(PdfTags, ElementsPointBackToTheirMarks) {
    std::map<QPDFObjGen, std::set<std::pair<QPDFObjGen, long long>>> own;
    walk(opened().tree().getKey("/K"), [&](Handle element) {
        for (Handle kid : kids(element)) {
            if (kid.isInteger())
                own[element.getObjGen()].insert(
                    {element.getKey("/Pg").getObjGen(), kid.getIntValue()});
            else if (kid.getKey("/Type").isNameAndEquals("/MCR"))
                own[element.getObjGen()].insert(
                    {kid.getKey("/Pg").getObjGen(), kid.getKey("/MCID").getIntValue()});
        }
    });
    Handle numbers = opened().tree().getKey("/ParentTree").getKey("/Nums");
    const auto pages = opened().pdf->getAllPages();
    for (int i = 0; i < numbers.getArrayNItems(); i += 2) {
        const auto page = pages[static_cast<std::size_t>(numbers.getArrayItem(i).getIntValue())];
        Handle list = numbers.getArrayItem(i + 1);
        for (int id = 0; id < list.getArrayNItems(); ++id)
            EXPECT_TRUE(own[list.getArrayItem(id).getObjGen()].contains({page.getObjGen(), id}));
    }
}

TEST(PdfTags, RolesInTheirPlaces) {
    std::map<std::string, int> roles;
    int spans = 0, tall_cells = 0;
    walk(opened().tree().getKey("/K"), [&](Handle element) {
        const std::string role = element.getKey("/S").getName();
        const std::string above =
            element.getKey("/P").hasKey("/S") ? element.getKey("/P").getKey("/S").getName() : "";
        ++roles[role];
        if (role == "/TR") {
            EXPECT_EQ(above, "/Table");
        }
        if (role == "/TD" || role == "/TH") {
            EXPECT_EQ(above, "/TR");
            Handle attributes = element.getKey("/A");
            if (role == "/TH") {
                EXPECT_TRUE(attributes.getKey("/Scope").isNameAndEquals("/Column"));
            }
            if (attributes.isDictionary() && attributes.hasKey("/ColSpan")) ++spans;
            if (attributes.isDictionary() && attributes.hasKey("/RowSpan")) ++tall_cells;
        }
        if (role == "/LI") {
            EXPECT_EQ(above, "/L");
        }
        if (role == "/Lbl" || role == "/LBody") {
            EXPECT_EQ(above, "/LI");
        }
        if (role == "/Figure") {
            EXPECT_EQ(element.getKey("/Alt").getUTF8Value(),
                      "https://naskah.contoh.go.id/v/7Kq2mX9d");
            EXPECT_EQ(element.getKey("/A").getKey("/BBox").getArrayNItems(), 4);
        }
    });
    EXPECT_EQ(roles["/Sect"], 2);
    EXPECT_EQ(roles["/H1"], 1);
    EXPECT_EQ(roles["/Table"], 1);
    EXPECT_EQ(roles["/TR"], 2 + 7 * 4);  // the repeated head is furniture
    EXPECT_EQ(roles["/TH"], 7);
    EXPECT_EQ(spans, 1);
    EXPECT_EQ(tall_cells, 4 + 14);
    EXPECT_EQ(roles["/Figure"], 1);  // those of the foot are furniture
    EXPECT_EQ(roles["/LI"], roles["/Lbl"]);
    EXPECT_EQ(roles["/LI"], 12);
}

// The head of a table, the running head and the foot are on three pages and read once or never.
TEST(PdfTags, RepeatedPartsAreFurniture) {
    int heads = 0;
    walk(opened().tree().getKey("/K"), [&](Handle element) {
        Handle above = element.getKey("/P");
        if (!above.hasKey("/S") || !above.getKey("/S").isNameAndEquals("/TH")) return;
        ++heads;
        EXPECT_EQ(kids(element).size(), 1U);
    });
    EXPECT_EQ(heads, 7);
    EXPECT_GE(opened().pdf->getAllPages().size(), 3U);
}

TEST(PdfTags, AParagraphOverTwoPagesIsOne) {
    const Opened file(write({Spacer{225}, body(Dice(3).written(120))}, bare(), NASKAH_FONTS).bytes);
    ASSERT_EQ(file.pdf->getAllPages().size(), 2U);
    int paragraphs = 0;
    walk(file.tree().getKey("/K"), [&](Handle element) {
        if (!element.getKey("/S").isNameAndEquals("/P")) return;
        ++paragraphs;
        EXPECT_EQ(kids(element).size(), 2U);
    });
    EXPECT_EQ(paragraphs, 1);
}

}  // namespace
}  // namespace core::pdf
