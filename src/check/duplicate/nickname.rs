//! Which given names are said for one another: `Sepp` and `Josef`. A line is a class; a name may be
//! in several. Written as people write them, and compared folded.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::words::fold;

/// German, then English, then what people from elsewhere are called in German offices.
const CLASSES: &str = "
Johannes Johann Hans Hannes Jo Jan Hansi John Johnny
Josef Joseph Sepp Seppi Josip Pepi Beppo Jupp Joschka Joe
Susanne Susanna Susann Susi Susie Suse Sanne Susan Sue
Katharina Katarina Catharina Kathi Käthe Kati Katja Trine Kathrin Katrin Catrin Katherine Kate
Ulrich Uli Ulli Ulrik
Ulrike Uli Ulli Rike
Robert Rob Robbie Bob Bobby Bert Robin
Maximilian Max Maxi Maxl
Alexander Alex Sascha Sandro Xander Aleksander Oleksandr Aleksandr Sasha Sander
Alexandra Alex Sandra Sascha Alexa Oleksandra Aleksandra Sasha
Andreas Andi Andy Andre Anderl
Christian Chris Christl Kristian
Christiane Chris Christl Nane
Christine Christina Chris Christel Christl Tina Tine Kristina Kristine
Christoph Christof Chris Stoffel Kristof Christopher Toph
Elisabeth Elisabet Lisa Liesl Lisl Elli Elly Sissi Lisbeth Else Elsa Betty Beth Elizabeth Liz Lizzy Liesel
Franziska Franzi Fanny Ziska
Franz Francis Frank Franzl
Friedrich Fritz Fred Frieder Freddy Frederik
Georg Schorsch Jörg George Girgl
Gerhard Gerd Gert Hardy
Gertrud Gerda Trude Traudl Gerti
Günter Günther
Heinrich Heinz Heiner Hein Harry Henry Henrik Hendrik
Helmut Helmuth Helli
Hildegard Hilde Hilda Gerda
Ignaz Nazi Naz
Jakob Jacob Jockel Jack Jake
Joachim Jochen Achim Jo Hajo Jochim
Karl Carl Charly Charlie Charles Karlheinz
Klaus Claus Nikolaus Niklas Nico Niko Nick Klausi Nicolas Nikolas
Konrad Conrad Konni Kurt Conny
Kornelia Cornelia Conny Konni Nele
Kurt Curt
Leonhard Leo Hartl Lenny Leonard
Leopold Leo Poldi
Ludwig Lutz Wiggerl Lui Louis
Magdalena Magda Lena Leni Leni Madlen
Helena Helene Lena Leni Hella Olena Olena Elena Ellen
Manfred Fred Manni Manny Manne
Manuela Manu Ella
Manuel Manu Emanuel
Margarete Margarethe Margareta Margret Margit Gretel Grete Greta Gitta Meggie Margaret Maggie Meg Peggy Gretl
Maria Marie Mia Mariele Mitzi Mizzi Mary Marija Mariia
Martin Marti Martl
Martina Tina
Matthias Mathias Matthäus Hias Matze Matt Hiasl Matthew
Michael Michi Michel Mike Mick Mischa Micha Mykhailo Mikhail Michail Maik
Michaela Michi Micha Ela
Monika Moni Mona Monica
Nadine Nadja Nadia
Natalia Natalie Nathalie Talia Nataliia Natalya Natascha Natalija Natasha
Oliver Oli Olli Ollie
Patrick Paddy Pat
Patricia Patrizia Pat Patti Trish Tricia
Peter Pete Petrus Piet Petro Petr Pit
Philipp Philip Phil Lippl Phillip Fips
Rainer Reiner Reinhard Reinhardt Hardy
Regina Regine Gina Reni
Renate Reni Nate
Richard Richie Ricky Rick Dick Rich
Roland Rolli
Rosemarie Rosi Rosmarie Rosa Romy Rose
Rudolf Rudi Rolf Rudolph Ruedi
Sabine Bine Biene Sabina
Sebastian Basti Bastian Wastl Seb Bastl
Siegfried Sigi Siggi Fred
Sieglinde Sigi Siggi Linde
Simon Simmerl Si
Simone Simona Mone
Sophie Sofie Sophia Sofia Fifi Sofiia
Stefan Stephan Steffen Steff Steve Steven Stephen Stefano
Stefanie Stephanie Steffi Steffie Stephi
Theodor Theo Teddy Ted
Theresa Therese Teresa Resi Thea Terry Tess
Thomas Tom Tommy Tommi Thoma
Anton Toni Tony Antonius Anthony
Antonia Toni Antonie
Ursula Uschi Ulla Urschel Ursel
Veronika Vroni Veronica Vera Nika
Viktoria Victoria Vicky Vicki Vika Viktoriia
Walter Walther Walt Waldi
Waltraud Traudl Traudel Wally
Werner Wernher
Wilhelm Willi Willy Wim Helm Will William Bill Billy Liam
Wolfgang Wolf Wolfi Wolferl Wulf
Xaver Xaverl Franzxaver
Adelheid Heidi Heide Adele
Heidemarie Heidi Heide
Albert Adalbert Albrecht Al Bertl Bert
Alfons Fonsi Fonse
Alfred Fred Fredi Freddy Alf
Alois Loisl Aloys Luis Lois
Angelika Angie Geli Gela Angelica
Anna Anne Anni Änne Ann Annie Hannah Ania
Johanna Hanna Hannah Hanni Jo Joanna
Annemarie Annemie Anni
Barbara Babsi Bärbel Barbi Babette Barb Basia
Bernhard Bernd Berni Bernd Bernie Bernard
Bernadette Berni Detta
Brigitte Gitte Birgit Biggi Gitta Brigitta Britta Bridget
Daniel Dani Dan Danny Danylo Danilo
Daniela Dani Ela Daniella
Dietrich Dieter Dirk Didi
Dorothea Doro Dora Thea Dorothee Dorte Dorothy Dorit
Eberhard Ebi Hardy
Edeltraud Traudl Edel
Edmund Eddi Eddy Edi
Eduard Edi Eddi Eddy Edward Ed
Emma Emmi Emmy
Erika Erica Ricki
Ernst Ernie Ernest
Eugen Gene Yevhen Evgen Eugene Jewgenij
Eva Evi Ev Eve
Ferdinand Ferdi Ferdl Nando
Florian Flo Flori
Gabriele Gabi Gaby Gabriela Gabriella
Gabriel Gabi Gabe
Gottfried Friedl Gotti
Gregor Greg Grischa Gregory
Gustav Gustl Gus
Herbert Herbie Bert Hebbe
Hermann Harry Herman Männe
Hubert Hubsi Bert Hubertus
Inge Ingeborg
Irene Reni Iryna Irina Irena Ira
Isabel Isabella Isabelle Bella Isa Bell
Jennifer Jenny Jen
Jessica Jessika Jessi Jess
Julia Julie Jule Juli Yuliia Julija Yulia Julija
Julian Juli Jule
Karoline Caroline Carolin Carolina Karolina Caro Line Karo Lina
Karin Karen Carin
Korbinian Korbi
Lorenz Laurenz Lenz Lori Laurentius
Luise Louise Lulu Isi Luisa Louisa
Lukas Lucas Luki Luke
Marianne Mariann Janne Nanni
Markus Marcus Marc Mark Marco
Melanie Mel Melli
Moritz Mo Mauritz
Nikola Nicole Nici Nicki Nicola
Norbert Bert Nobbi
Pauline Paula Line Pauli
Paul Pauli Pavlo Pawel
Petra Petzi
Raphael Rafael Raffi Rafi Rafa
Reinhold Reini Holdi
Samuel Sam Sammy Sami
Sigrid Siri Sigi Siggi
Silvia Sylvia Silvi Sylvie Silvie
Tobias Tobi Toby
Valentin Vale Valli Velten
Vinzenz Vincent Vinz Vince Zenz
Vitus Veit
Viktor Victor Vic
Volker Volli
Yvonne Ivonne
Zacharias Zach
Benjamin Ben Benni Benny
Benedikt Ben Bene Beni Dikt Benedict
David Dave Davy
Edith Edie
James Jim Jimmy Jamie
Jonathan Jon Jonny Nathan
Kenneth Ken Kenny
Lawrence Larry Laurie
Leonie Leoni Leo
Nathaniel Nate Nat Nathan
Pamela Pam
Rebecca Rebekka Becky Becca
Ronald Ron Ronny
Sarah Sara Sally
Timothy Tim Timmy Timo
Tatjana Tanja Tetiana Tatiana Tania Tanya Tetyana
Mehmet Memo Mohammed Mohamed Mohamad Muhammad Muhammed Mohammad Mo
Mustafa Mustapha Musti
Ahmet Ahmed Ahmad
Hüseyin Hussein Husain Hossein Hussain
Hasan Hassan
Ibrahim İbrahim Abraham İbo
Yusuf Youssef Yousef Yussuf Jussuf Joseph
Ömer Omar Umar
Osman Othman Uthman
Ali Aly
Abdullah Abdallah Abdul
Abdelrahman Abdulrahman Abdurrahman Abdul
Fatma Fatima Fatema Fatime
Ayşe Aysche Aisha Aischa Ayshe
Zeynep Zainab Zeinab Zaynab
Hatice Khadija Chadidscha Hadidja
Amina Aminah
Meryem Mariam Maryam Miriam Mirjam
Khaled Khalid Chalid Halid
Mahmoud Mahmud Mahmut
Süleyman Suleiman Sulaiman Soliman
Wolodymyr Volodymyr Wladimir Vladimir Vova Wowa
Serhij Serhii Sergei Sergej Sergey Serhiy Serge
Andrij Andrii Andriy Andrej Andrey
Dmytro Dmitri Dmitrij Dima Dmitry
Yurii Yuriy Juri Jurij Yuri
Kateryna Katerina Ekaterina Katja Katya
Anastasiia Anastasia Nastja Nastya Anastasija Stasia
Oksana Ksenia Xenia Oxana
Mykola Nikolai Kolja Nikolaj
Ivan Iwan Vanya Wanja
Yevheniia Jewgenija Eugenia Zhenya
Oleksii Oleksij Alexej Alexei Aleksei Oleksiy
Olha Olga
Liudmyla Ludmilla Ljudmila Lyudmyla
";

fn classes() -> &'static HashMap<String, Vec<u16>> {
    static CLASS: OnceLock<HashMap<String, Vec<u16>>> = OnceLock::new();
    CLASS.get_or_init(|| {
        let mut of: HashMap<String, Vec<u16>> = HashMap::new();
        for (class, line) in (0..).zip(CLASSES.lines()) {
            for name in line.split_whitespace() {
                let known = of.entry(fold::key(name)).or_default();
                if known.last() != Some(&class) {
                    known.push(class);
                }
            }
        }
        of
    })
}

/// The classes of a folded given name.
pub(super) fn of(name: &str) -> &'static [u16] {
    classes().get(name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_of_the_class_of_the_whole_name() {
        let are = |a: &str, b: &str| {
            let (a, b) = (of(&fold::key(a)), of(&fold::key(b)));
            a.iter().any(|class| b.contains(class))
        };
        for (a, b) in [
            ("Hans", "Johannes"),
            ("Sepp", "Josef"),
            ("Susi", "Susanne"),
            ("Kathi", "Katharina"),
            ("Uli", "Ulrich"),
            ("Uli", "Ulrike"),
            ("Bob", "Robert"),
            ("Schorsch", "Jörg"),
            ("Joerg", "Georg"),
            ("Ayse", "Ayşe"),
        ] {
            assert!(are(a, b), "{a} {b}");
        }
        assert!(!are("Hans", "Josef") && !are("Ulrich", "Ulrike") && of("zzz").is_empty());
    }

    #[test]
    fn every_class_has_two_names() {
        for line in CLASSES.lines().filter(|line| !line.is_empty()) {
            assert!(line.split_whitespace().count() > 1, "{line}");
        }
    }
}
