//! Postal addresses: one text in the log, seven components in a card (RFC 6350, 6.3.1).

/// Addresses without a country are there, and those of the country go without it.
const HOME: &[&str] = &["deutschland", "germany", "de", "ger", "brd", "bundesrepublik deutschland"];

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub street: String,
    pub town: String,
    pub region: String,
    pub code: String,
    pub country: String,
}

impl Address {
    /// The components of a card: post office box, extension, street, town, region, code, country.
    pub fn of(parts: &[String]) -> Address {
        let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default();
        let street = [part(2), part(1), part(0)];
        let street: Vec<&str> = street.into_iter().filter(|it| !it.is_empty()).collect();
        Address {
            street: street.join(", "),
            town: part(3).to_string(),
            region: part(4).to_string(),
            code: part(5).to_string(),
            country: part(6).to_string(),
        }
    }

    /// `Straße 1, 80331 München`, with a region only where no code says the same.
    pub fn show(&self) -> String {
        let town = [self.code.as_str(), self.town.as_str()];
        let town: Vec<&str> = town.into_iter().filter(|it| !it.is_empty()).collect();
        let home = HOME.contains(&self.country.to_lowercase().as_str());
        let region = if home && !self.code.is_empty() { "" } else { self.region.as_str() };
        let country = if home { "" } else { self.country.as_str() };
        let all = [self.street.as_str(), &town.join(" "), region, country];
        all.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// What stands around `12345 Town`; all of it is the street where nothing looks like that.
    pub fn parse(text: &str) -> Address {
        let pieces = text.split('\n').flat_map(|line| line.split(", ")).map(str::trim);
        let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
        let town = pieces.iter().rposition(|piece| town(piece).is_some());
        let found = town.and_then(|at| Some((at, self::town(pieces.get(at)?)?)));
        match found {
            Some((at, (code, town))) if pieces.len() <= at + 2 => Address {
                street: pieces.get(..at).unwrap_or_default().join(", "),
                code: code.to_string(),
                town: town.to_string(),
                region: String::new(),
                country: pieces.get(at + 1).copied().unwrap_or_default().to_string(),
            },
            _ => Address { street: text.trim().to_string(), ..Address::default() },
        }
    }
}

/// `80331 München`, `A-1010 Wien`
fn town(piece: &str) -> Option<(&str, &str)> {
    let (code, town) = piece.split_once(' ')?;
    let digits = code.rsplit_once('-').map_or(code, |(_, digits)| digits);
    let land = code.strip_suffix(digits)?;
    let is_code = matches!(digits.len(), 4 | 5)
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && land.len() <= 4
        && land.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
    let town = town.trim();
    (is_code && town.starts_with(char::is_alphabetic)).then_some((code, town))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart_and_put_together() {
        for (text, street, code, town, country) in [
            ("Am Markt 4, 91999 Weiherstadt", "Am Markt 4", "91999", "Weiherstadt", ""),
            ("Amt 5, Am Markt 4, 91999 Bad X", "Amt 5, Am Markt 4", "91999", "Bad X", ""),
            ("Ring 1, A-1010 Wien, Österreich", "Ring 1", "A-1010", "Wien", "Österreich"),
            ("80331 München", "", "80331", "München", ""),
            ("Postfach", "Postfach", "", "", ""),
            ("1 High Street, London SW1 1AA", "1 High Street, London SW1 1AA", "", "", ""),
        ] {
            let address = Address::parse(text);
            let found = (&*address.street, &*address.code, &*address.town, &*address.country);
            assert_eq!(found, (street, code, town, country), "{text}");
            assert_eq!(address.show(), text);
        }
        let lines = Address::parse("Werkgasse 12\n84999 Schönbruck\n");
        assert_eq!(lines.show(), "Werkgasse 12, 84999 Schönbruck");
    }

    #[test]
    fn the_country_is_told_where_it_is_another_one() {
        let of = |text: &str| {
            Address::of(&text.split(';').map(str::to_string).collect::<Vec<_>>()).show()
        };
        assert_eq!(of(";;Platz 1;Ulm;BW;89073;Germany"), "Platz 1, 89073 Ulm");
        assert_eq!(
            of("Postfach 9;Haus B;;Bern;;3000;Schweiz"),
            "Haus B, Postfach 9, 3000 Bern, Schweiz"
        );
        assert_eq!(
            of(";;1 Main St;Springfield;IL;62701;USA"),
            "1 Main St, 62701 Springfield, IL, USA"
        );
        assert_eq!(of(""), "");
    }
}
