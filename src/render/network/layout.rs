//! Where the nodes of a network stand: those that are tied draw each other near, all others keep
//! their distance, until nothing moves much (Fruchterman and Reingold, 1991). The same network always
//! looks the same. The libraries that do this were not fit: one lays out layers, took 50 seconds for
//! 1,000 nodes and did not build without its extras; another may not be linked by its licence.

/// Pairs of nodes looked at in all; larger networks get fewer rounds.
const PAIRS: usize = 60_000_000;
const ROUNDS_AT_LEAST: usize = 20;
const ROUNDS_AT_MOST: usize = 400;

/// Between the middles of two neighbours, in units of the picture.
const NEAR: f64 = 150.0;

/// How strongly everything is drawn to the middle of the picture.
const TO_THE_MIDDLE: f64 = 2.0;

/// Between two boxes.
const GAP: f64 = 24.0;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// The middles of boxes of these widths and heights, all to the right of and below the origin.
pub fn place(sizes: &[(f64, f64)], ties: &[(usize, usize)]) -> Vec<Point> {
    let mut points = spiral(sizes.len());
    let rounds = (PAIRS / sizes.len().pow(2).max(1)).clamp(ROUNDS_AT_LEAST, ROUNDS_AT_MOST);
    for round in 0..rounds {
        // It cools down: late steps are small.
        let step = NEAR * (1.0 - ratio(round, rounds)) + 1.0;
        let pulls = forces(&points, ties);
        for (point, pull) in points.iter_mut().zip(pulls) {
            let length = pull.x.hypot(pull.y).max(1e-9);
            point.x += pull.x / length * length.min(step);
            point.y += pull.y / length * length.min(step);
        }
    }
    apart(&mut points, sizes);
    from_origin(&mut points, sizes);
    points
}

fn ratio(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap_or(u32::MAX))
        / f64::from(u32::try_from(whole.max(1)).unwrap_or(u32::MAX))
}

/// A start in which no two are at the same place.
fn spiral(count: usize) -> Vec<Point> {
    (0..count)
        .map(|at| {
            let at = f64::from(u32::try_from(at).unwrap_or(u32::MAX));
            let (angle, far) = (at * 2.399_963, NEAR * 0.6 * (at + 0.5).sqrt());
            Point { x: far * angle.cos(), y: far * angle.sin() }
        })
        .collect()
}

fn forces(points: &[Point], ties: &[(usize, usize)]) -> Vec<Point> {
    let mut pulls = vec![Point::default(); points.len()];
    for (at, (point, pull)) in points.iter().zip(&mut pulls).enumerate() {
        for (other_at, other) in points.iter().enumerate() {
            if at != other_at {
                let (x, y) = (point.x - other.x, point.y - other.y);
                let push = NEAR * NEAR / (x * x + y * y).max(1.0);
                pull.x += x * push;
                pull.y += y * push;
            }
        }
        // What has no ties does not drift out of the picture.
        pull.x -= point.x * TO_THE_MIDDLE;
        pull.y -= point.y * TO_THE_MIDDLE;
    }
    for (from, to) in ties {
        let (Some(a), Some(b)) = (points.get(*from), points.get(*to)) else { continue };
        let (x, y) = (b.x - a.x, b.y - a.y);
        let strength = x.hypot(y) / NEAR;
        let force = Point { x: x * strength, y: y * strength };
        if let Some(pull) = pulls.get_mut(*from) {
            pull.x += force.x;
            pull.y += force.y;
        }
        if let Some(pull) = pulls.get_mut(*to) {
            pull.x -= force.x;
            pull.y -= force.y;
        }
    }
    // A move of the whole force would overshoot.
    pulls.into_iter().map(|pull| Point { x: pull.x * 0.1, y: pull.y * 0.1 }).collect()
}

/// Pushes boxes that lie over each other apart, along the way that is shorter.
fn apart(points: &mut [Point], sizes: &[(f64, f64)]) {
    let rounds = (PAIRS / points.len().pow(2).max(1)).clamp(ROUNDS_AT_LEAST, ROUNDS_AT_MOST);
    for _ in 0..rounds {
        let mut moved = false;
        for at in 0..points.len() {
            let (before, rest) = points.split_at_mut(at + 1);
            let (Some(a), Some((a_wide, a_high))) = (before.last_mut(), sizes.get(at)) else {
                return;
            };
            for (b, (b_wide, b_high)) in rest.iter_mut().zip(sizes.iter().skip(at + 1)) {
                let over_x = (a_wide + b_wide) / 2.0 + GAP - (a.x - b.x).abs();
                let over_y = (a_high + b_high) / 2.0 + GAP - (a.y - b.y).abs();
                if over_x <= 0.0 || over_y <= 0.0 {
                    continue;
                }
                moved = true;
                if over_y <= over_x {
                    let way = if a.y <= b.y { over_y / 2.0 } else { -over_y / 2.0 };
                    (a.y, b.y) = (a.y - way, b.y + way);
                } else {
                    let way = if a.x <= b.x { over_x / 2.0 } else { -over_x / 2.0 };
                    (a.x, b.x) = (a.x - way, b.x + way);
                }
            }
        }
        if !moved {
            return;
        }
    }
}

fn from_origin(points: &mut [Point], sizes: &[(f64, f64)]) {
    let edge = |at: &dyn Fn(&Point, &(f64, f64)) -> f64| {
        points.iter().zip(sizes).map(|(p, s)| at(p, s)).fold(f64::INFINITY, f64::min)
    };
    let left = edge(&|point, size| point.x - size.0 / 2.0);
    let top = edge(&|point, size| point.y - size.1 / 2.0);
    for point in points {
        point.x -= left;
        point.y -= top;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlaps(points: &[Point], sizes: &[(f64, f64)]) -> usize {
        let mut count = 0;
        for a in 0..points.len() {
            for b in a + 1..points.len() {
                let x = (points[a].x - points[b].x).abs() < (sizes[a].0 + sizes[b].0) / 2.0;
                let y = (points[a].y - points[b].y).abs() < (sizes[a].1 + sizes[b].1) / 2.0;
                count += usize::from(x && y);
            }
        }
        count
    }

    #[test]
    fn nothing_lies_over_anything_else_and_all_are_in_the_picture() {
        for count in [0, 1, 2, 30, 200] {
            let sizes: Vec<_> =
                (0..count).map(|at| (80.0 + f64::from(at % 7) * 30.0, 30.0)).collect();
            let ties: Vec<_> = (1..sizes.len()).map(|at| (at, at / 3)).collect();
            let points = place(&sizes, &ties);
            assert_eq!(overlaps(&points, &sizes), 0, "{count}");
            assert!(points.iter().zip(&sizes).all(|(p, s)| p.x >= s.0 / 2.0 - 0.01 && p.y >= 14.9));
            assert_eq!(place(&sizes, &ties), points);
        }
    }

    #[test]
    fn what_is_tied_stands_near() {
        let sizes = vec![(100.0, 30.0); 40];
        let ties: Vec<_> = (0..20).map(|at| (2 * at, 2 * at + 1)).collect();
        let points = place(&sizes, &ties);
        let far = |a: Point, b: Point| (a.x - b.x).hypot(a.y - b.y);
        let mean = |pairs: Vec<(usize, usize)>| {
            let count = f64::from(u32::try_from(pairs.len()).unwrap());
            pairs.iter().map(|(a, b)| far(points[*a], points[*b])).sum::<f64>() / count
        };
        let all = (0..40).flat_map(|a| (a + 1..40).map(move |b| (a, b))).collect();
        assert!(mean(ties) < 0.5 * mean(all));
    }
}
