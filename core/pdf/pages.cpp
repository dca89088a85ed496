// SPDX-License-Identifier: Apache-2.0
// Cuts the column of strips into sheets.
#include "core/base/error.h"
#include "core/pdf/layout.h"

namespace core::pdf {
namespace {

constexpr double tolerance = 0.05;

class Pager {
  public:
    explicit Pager(const Frame& frame) : frame_(frame) { sheets_.emplace_back(); }

    std::vector<Sheet> run(Strips strips) {
        for (std::size_t i = 0; i < strips.size();) {
            if (strips[i].new_page) {
                if (!empty_) turn();
                ++i;
                continue;
            }
            std::size_t end = i + 1;
            while (end < strips.size() && strips[end - 1].keep && !strips[end].new_page) ++end;
            if (!empty_ && !fits(strips, i, end, used_) && fits(strips, i, end, 0, true)) turn();
            for (; i < end; ++i) place(strips[i]);
        }
        close();
        return std::move(sheets_);
    }

  private:
    static double header_height(const Strip& strip) {
        return strip.header ? height_of(*strip.header) : 0;
    }

    bool fits(const Strips& strips, std::size_t begin, std::size_t end, double used,
              bool fresh = false) const {
        double gap = gap_;
        bool first = fresh || empty_;
        if (first) used += header_height(strips[begin]);
        for (std::size_t i = begin; i < end; ++i) {
            if (!first) used += gap + strips[i].before;
            used += strips[i].height;
            gap = strips[i].after;
            first = false;
        }
        return used <= frame_.height + tolerance;
    }

    void place(Strip& strip) {
        if (strip.height > frame_.height + tolerance)
            throw Error(Code::invalid, "core.pdf.too_high");
        if (!empty_ && used_ + gap_ + strip.before + strip.height > frame_.height + tolerance)
            turn();
        if (empty_ && sheets_.size() > 1) head(strip);
        if (!empty_) used_ += gap_ + strip.before;
        if (fresh_) put(strip.opening);
        put(strip.pieces);
        closing_ = strip.closing;
        closing_at_ = used_;
        used_ += strip.height;
        gap_ = strip.after;
        empty_ = fresh_ = false;
    }

    // Repeats the head of a table, where there is room for it and a line more.
    void head(const Strip& strip) {
        if (header_height(strip) + strip.height > frame_.height) return;
        if (!strip.header) return;
        for (const Strip& row : *strip.header) {
            if (empty_) put(row.opening);
            put(row.pieces);
            used_ += row.height;
            empty_ = false;
        }
        gap_ = 0;
    }

    void put(Pieces pieces) {
        shift(pieces, frame_.left, frame_.top + used_);
        std::move(pieces.begin(), pieces.end(), std::back_inserter(sheets_.back().pieces));
    }

    void close() {
        shift(closing_, frame_.left, frame_.top + closing_at_);
        std::move(closing_.begin(), closing_.end(), std::back_inserter(sheets_.back().pieces));
        closing_.clear();
    }

    void turn() {
        close();
        sheets_.emplace_back();
        used_ = gap_ = 0;
        empty_ = fresh_ = true;
    }

    Frame frame_;
    std::vector<Sheet> sheets_;
    double used_ = 0, gap_ = 0;
    bool empty_ = true;   // nothing on this sheet yet
    bool fresh_ = false;  // the next strip is the first after a turn
    Pieces closing_;
    double closing_at_ = 0;
};

}  // namespace

std::vector<Sheet> paginate(Strips strips, const Frame& frame) {
    return Pager(frame).run(std::move(strips));
}

}  // namespace core::pdf
