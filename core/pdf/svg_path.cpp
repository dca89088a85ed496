// SPDX-License-Identifier: Apache-2.0
// The path data of SVG 1.1 (8.3): every kind of step becomes an absolute line or cubic curve.
#include <charconv>
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "core/pdf/drawing.h"

namespace core::pdf {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr std::string_view steps_known = "MmLlHhVvCcSsQqTtAaZz";

struct Point {
    double x = 0, y = 0;
};

[[noreturn]] void broken_path() { throw Error(Code::invalid, "core.pdf.svg_broken"); }

class Path {
  public:
    explicit Path(std::string_view data) : data_(data) {}

    std::vector<Drawing::Step> read() {
        space();
        while (!data_.empty()) {
            if (steps_known.find(data_.front()) != std::string_view::npos) {
                kind_ = data_.front();
                data_.remove_prefix(1);
            } else if (kind_ == 'Z' || kind_ == 'z' || kind_ == 0) {
                broken_path();
            }
            if (out_.empty() && kind_ != 'M' && kind_ != 'm') broken_path();
            step();
            space();
        }
        return std::move(out_);
    }

  private:
    void space() {
        while (!data_.empty() && std::string_view(" \t\r\n,").find(data_.front()) != std::string_view::npos)
            data_.remove_prefix(1);
    }
    double number() {
        space();
        if (!data_.empty() && data_.front() == '+') data_.remove_prefix(1);
        double value = 0;
        const auto [end, fault] = std::from_chars(data_.data(), data_.data() + data_.size(), value);
        if (fault != std::errc() || !std::isfinite(value)) broken_path();
        data_.remove_prefix(static_cast<std::size_t>(end - data_.data()));
        return value;
    }
    // One figure, which the next number may follow at once.
    bool flag() {
        space();
        if (data_.empty() || (data_.front() != '0' && data_.front() != '1')) broken_path();
        const bool set = data_.front() == '1';
        data_.remove_prefix(1);
        return set;
    }
    bool relative() const { return kind_ >= 'a'; }
    Point point() {
        const double x = number(), y = number();
        return relative() ? Point{at_.x + x, at_.y + y} : Point{x, y};
    }

    void line(Point to) {
        out_.push_back({'L', {to.x, to.y}});
        at_ = to;
    }
    void curve(Point one, Point two, Point to) {
        out_.push_back({'C', {one.x, one.y, two.x, two.y, to.x, to.y}});
        at_ = to;
    }
    void quadratic(Point control, Point to) {
        const Point from = at_;
        curve({from.x + (control.x - from.x) * 2 / 3, from.y + (control.y - from.y) * 2 / 3},
              {to.x + (control.x - to.x) * 2 / 3, to.y + (control.y - to.y) * 2 / 3}, to);
    }
    // The last control point turned round the present one; itself after another kind of step.
    Point turned(const std::optional<Point>& control) const {
        return control ? Point{2 * at_.x - control->x, 2 * at_.y - control->y} : at_;
    }

    void step() {
        std::optional<Point> cubic, quadric;
        switch (kind_) {
            case 'M': case 'm': return move();
            case 'L': case 'l': line(point()); break;
            case 'H': case 'h': { const double x = number(); line({relative() ? at_.x + x : x, at_.y}); break; }
            case 'V': case 'v': { const double y = number(); line({at_.x, relative() ? at_.y + y : y}); break; }
            case 'C': case 'c': { const Point one = point(), two = point(), to = point(); curve(one, two, to); cubic = two; break; }
            case 'S': case 's': { const Point one = turned(cubic_), two = point(), to = point(); curve(one, two, to); cubic = two; break; }
            case 'Q': case 'q': { const Point control = point(), to = point(); quadratic(control, to); quadric = control; break; }
            case 'T': case 't': { const Point control = turned(quadric_), to = point(); quadratic(control, to); quadric = control; break; }
            case 'A': case 'a': arc(); break;
            default: close();
        }
        cubic_ = cubic;
        quadric_ = quadric;
    }
    void move() {
        at_ = begin_ = point();
        out_.push_back({'M', {at_.x, at_.y}});
        kind_ = relative() ? 'l' : 'L';   // what follows without a letter
        cubic_ = quadric_ = std::nullopt;
    }
    void close() {
        out_.push_back({'Z', {}});
        at_ = begin_;
    }

    // By its centre (SVG 1.1, F.6.5), then in pieces of a quarter turn at most.
    void arc() {
        double rx = std::abs(number()), ry = std::abs(number());
        const double turn = number() * pi / 180;
        const bool large = flag(), sweep = flag();
        const Point from = at_, to = point();
        if (from.x == to.x && from.y == to.y) return;
        if (rx == 0 || ry == 0) return line(to);
        const double c = std::cos(turn), s = std::sin(turn);
        const double dx = (from.x - to.x) / 2, dy = (from.y - to.y) / 2;
        const double x = c * dx + s * dy, y = c * dy - s * dx;
        if (const double over = x * x / (rx * rx) + y * y / (ry * ry); over > 1) {
            rx *= std::sqrt(over);
            ry *= std::sqrt(over);
        }
        const double below = rx * rx * y * y + ry * ry * x * x;
        const double root = (large == sweep ? -1 : 1) * std::sqrt(std::max(0.0, (rx * rx * ry * ry - below) / below));
        const double cx = root * rx * y / ry, cy = -root * ry * x / rx;
        const Point middle{c * cx - s * cy + (from.x + to.x) / 2, s * cx + c * cy + (from.y + to.y) / 2};
        const double first = std::atan2((y - cy) / ry, (x - cx) / rx);
        double all = std::atan2((-y - cy) / ry, (-x - cx) / rx) - first;
        if (sweep && all < 0) all += 2 * pi;
        if (!sweep && all > 0) all -= 2 * pi;
        const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(all) / (pi / 2) - 1e-9)));
        const double part = all / pieces, reach = 4.0 / 3 * std::tan(part / 4);
        const auto place = [&](double px, double py) {
            return Point{middle.x + c * rx * px - s * ry * py, middle.y + s * rx * px + c * ry * py};
        };
        for (int i = 0; i < pieces; ++i) {
            const double a = first + i * part, b = a + part;
            curve(place(std::cos(a) - reach * std::sin(a), std::sin(a) + reach * std::cos(a)),
                  place(std::cos(b) + reach * std::sin(b), std::sin(b) - reach * std::cos(b)),
                  i + 1 == pieces ? to : place(std::cos(b), std::sin(b)));
        }
    }

    std::string_view data_;
    std::vector<Drawing::Step> out_;
    char kind_ = 0;
    Point at_, begin_;
    std::optional<Point> cubic_, quadric_;
};

}  // namespace

std::vector<Drawing::Step> read_path(std::string_view data) { return Path(data).read(); }

}  // namespace core::pdf
